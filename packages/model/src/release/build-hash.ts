import { createHash } from 'node:crypto';
import type { Release } from './release.js';

/**
 * Identity of what a release was built from: the source commit and the images by digest. What the definition says beside
 * it, and the version under which it travels, make no other build of it.
 *
 * @returns `sha256:` and 64 hexadecimal digits
 */
export function buildHash({ service, source, images }: Release): string {
  const hash = createHash('sha256').update(`${service}\n${source.commit}\n`);
  // Neither names nor digests hold a blank or a line break.
  for (const name of Object.keys(images).sort()) hash.update(`${name} ${images[name]?.digest}\n`);
  return `sha256:${hash.digest('hex')}`;
}
