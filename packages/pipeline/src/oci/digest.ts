import { createHash } from 'node:crypto';
import type { Digest } from './images.js';

/** The digest of bytes, as the OCI image specification writes it. */
export function digestOf(bytes: Uint8Array | string): Digest {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
