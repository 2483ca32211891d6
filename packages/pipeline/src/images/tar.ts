import { FairleadError } from '@fairlead/model';

/** A file of an image's layer. */
export interface LayerFile {
  /** From the image's root, without a slash before it: `app/main.js`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** 0o755 where it can be run. */
  readonly mode: 0o644 | 0o755;
}

const block = 512;

/**
 * A layer as the OCI image specification wants it: a POSIX tar archive (ustar, with pax headers where a path
 * asks for one), sorted by path, folders before what is in them. Owner (root), time (1970) and permissions are
 * fixed, so equal files give equal bytes on every machine.
 *
 * @throws FairleadError `FL_IMAGE_PATH` for a path that leaves the image, or that is there twice
 */
export function tar(files: readonly LayerFile[]): Uint8Array {
  checkPaths(files);
  const folders = new Set(files.flatMap(({ path }) => foldersAbove(path)));
  const entries: readonly Entry[] = [
    ...[...folders].map((path) => ({ path, mode: 0o755, type: '5', bytes: new Uint8Array() })),
    ...files.map((file) => ({ ...file, type: '0' })),
  ];
  // By code unit: the order of a locale is the machine's.
  const sorted = [...entries].sort((a, b) => (a.path < b.path ? -1 : 1));
  return new Uint8Array(Buffer.concat([...sorted.flatMap(entry), Buffer.alloc(2 * block)]));
}

interface Entry {
  readonly path: string;
  readonly mode: number;
  readonly type: string;
  readonly bytes: Uint8Array;
}

function checkPaths(files: readonly LayerFile[]): void {
  const seen = new Set<string>();
  const folders = new Set(files.flatMap(({ path }) => foldersAbove(path)));
  for (const { path } of files) {
    const parts = path.split('/');
    if (path.includes('\0') || parts.some((part) => part === '' || part === '.' || part === '..'))
      throw wrong(path, 'is no path below the root of an image');
    if (seen.has(path) || folders.has(`${path}/`)) throw wrong(path, 'is there twice');
    seen.add(path);
  }
}

function wrong(path: string, what: string): FairleadError {
  const mend = 'name each file once, by its path from the root of the image';
  return new FairleadError([{ code: 'FL_IMAGE_PATH', file: path, path: '', value: path, what, mend }]);
}

/** `a/b/c` is below `a/` and `a/b/`. */
function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/`);
}

function entry({ path, mode, type, bytes }: Entry): readonly Buffer[] {
  const split = splitPath(path);
  const content = padded(bytes);
  if (split !== undefined) return [header({ ...split, mode, type, size: bytes.length }), ...content];
  const record = paxRecord('path', path);
  const name = { name: 'pax', prefix: '' };
  const plain = { name: path.slice(0, 20).replace(/[^\x20-\x7e]/g, '_'), prefix: '' };
  return [
    header({ ...name, mode: 0o644, type: 'x', size: record.length }),
    ...padded(record),
    header({ ...plain, mode, type, size: bytes.length }),
    ...content,
  ];
}

/** The path in ustar's two fields; `undefined` where it is too long for them, or not ASCII. */
function splitPath(path: string): { readonly name: string; readonly prefix: string } | undefined {
  if (!/^[\x20-\x7e]*$/.test(path)) return undefined;
  if (path.length <= 100) return { name: path, prefix: '' };
  const slash = path.indexOf('/', path.length - 101);
  if (slash === -1 || slash > 155 || slash === path.length - 1) return undefined;
  return { name: path.slice(slash + 1), prefix: path.slice(0, slash) };
}

interface Header {
  readonly name: string;
  readonly prefix: string;
  readonly mode: number;
  readonly type: string;
  readonly size: number;
}

/** POSIX.1-2001, ustar interchange format. */
function header({ name, prefix, mode, type, size }: Header): Buffer {
  const bytes = Buffer.alloc(block);
  const octal = (value: number, at: number, digits: number) =>
    bytes.write(`${value.toString(8).padStart(digits, '0')}\0`, at, 'latin1');
  bytes.write(name, 0, 'latin1');
  octal(mode, 100, 7);
  octal(0, 108, 7);
  octal(0, 116, 7);
  octal(size, 124, 11);
  octal(0, 136, 11);
  bytes.write(type, 156, 'latin1');
  bytes.write('ustar\x0000', 257, 'latin1');
  bytes.write(prefix, 345, 'latin1');
  // The sum is taken with blanks in its own place.
  bytes.fill(' ', 148, 156);
  const sum = bytes.reduce((total, each) => total + each, 0);
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return bytes;
}

/** `LENGTH key=value` and a newline, where the length counts its own digits. */
function paxRecord(key: string, value: string): Buffer {
  const rest = Buffer.byteLength(` ${key}=${value}\n`);
  let length = rest + 1;
  while (String(length).length + rest !== length) length = String(length).length + rest;
  return Buffer.from(`${length} ${key}=${value}\n`);
}

const padded = (bytes: Uint8Array): readonly Buffer[] => [
  Buffer.from(bytes),
  Buffer.alloc((block - (bytes.length % block)) % block),
];
