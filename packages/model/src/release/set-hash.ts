import { createHash } from 'node:crypto';
import { printRelease, type Release } from './release.js';

/** Releases that move together, by service. */
export type ReleaseSet = { readonly [service: string]: Release };

/**
 * Identity of a set of releases: what was tested, rejected or rolled back is told by it, never by a commit. It
 * depends on the release files' bytes alone. The definition that a release is rendered from is part of it: the same images
 * with another definition are another set, which may be proposed where the first was rejected, and be returned to.
 *
 * @returns `sha256:` and 64 hexadecimal digits
 */
export function setHash(releases: ReleaseSet): string {
  const hash = createHash('sha256');
  for (const service of Object.keys(releases).sort()) {
    // Names hold no line break and a file ends with one, so no two sets run together to the same text.
    hash.update(`${service}\n${printRelease(releases[service] as Release)}`);
  }
  return `sha256:${hash.digest('hex')}`;
}
