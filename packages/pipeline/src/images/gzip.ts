import { crc32 } from 'node:zlib';

/** Longest block of deflate that holds bytes as they are (RFC 1951, section 3.2.4). */
const blockSize = 0xffff;

/**
 * Bytes in gzip's format (RFC 1952) and not compressed. What a compressor writes differs with its version and
 * with the processor that it was tuned for, and the digest of a layer must not: the format allows blocks that are
 * stored, and leaves nothing to choose about them.
 */
export function storedGzip(bytes: Uint8Array): Uint8Array {
  // Deflate, no flags, no time, no extra flags, unknown system.
  const parts = [Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff])];
  // Nothing is one block as well.
  for (let at = 0; at === 0 || at < bytes.length; at += blockSize) {
    const block = bytes.subarray(at, at + blockSize);
    const header = Buffer.alloc(5);
    header.writeUInt8(at + blockSize >= bytes.length ? 1 : 0);
    header.writeUInt16LE(block.length, 1);
    header.writeUInt16LE(~block.length & 0xffff, 3);
    parts.push(header, Buffer.from(block));
  }
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(bytes));
  trailer.writeUInt32LE(bytes.length % 2 ** 32, 4);
  return new Uint8Array(Buffer.concat([...parts, trailer]));
}
