import { existsSync, lstatSync, mkdirSync, readdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Gives a copy of a repository the packages that are installed in the original, without copying them. Links
 * between packages of the repository lead to the copy's own; caches are not shared.
 *
 * @param from the original's `node_modules`
 * @param to the copy's, which is made
 */
export function linkModules(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (name.startsWith('.') && name !== '.bin' && name !== '.package-lock.json') continue;
    const source = join(from, name);
    if (name.startsWith('@')) linkModules(source, join(to, name));
    else if (!existsSync(join(to, name))) symlinkSync(targetOf(source), join(to, name));
  }
}

/** A link that npm made for a workspace is relative, so in the copy it leads to the copy. */
function targetOf(source: string): string {
  return lstatSync(source).isSymbolicLink() ? readlinkSync(source) : source;
}
