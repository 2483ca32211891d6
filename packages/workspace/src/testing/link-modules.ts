import { lstatSync, mkdirSync, readdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Dot folders are caches, but for this one. */
const programs = '.bin';

/**
 * Gives a copy of a repository the packages that npm installed in the original. What npm linked, the packages
 * of the workspace, leads to the copy's own.
 */
export function linkModules(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    const [source, target] = [join(from, name), join(to, name)];
    if (name.startsWith('@')) linkModules(source, target);
    else if (name === programs || !name.startsWith('.')) symlinkSync(leadingTo(source), target);
  }
}

/** npm links by relative paths, which lead to the same place in the copy. */
function leadingTo(source: string): string {
  return lstatSync(source).isSymbolicLink() ? readlinkSync(source) : source;
}
