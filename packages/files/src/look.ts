import { type Dirent, lstatSync, readdirSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';

/** What stands at a path. A link is `other`, whatever it leads to: a write must not leave through it. */
export type Kind = 'file' | 'folder' | 'other';

/** Says what stands at a path below a folder; `undefined` when nothing does. */
export type Look = (path: string) => Kind | undefined;

/** Looks at single paths of a folder that others write in, too. */
export function lookIn(folder: string): Look {
  return (path) => {
    const found = standing(join(folder, path), lstatSync);
    return found === undefined ? undefined : kindOf(found);
  };
}

/** Everything below a folder, by path, each folder before what it holds; empty when there is no folder. */
export function treeOf(folder: string): ReadonlyMap<string, Kind> {
  const tree = new Map<string, Kind>();
  const walk = (base: string): void => {
    for (const entry of readdirSync(join(folder, base), { withFileTypes: true })) {
      const path = base === '' ? entry.name : `${base}/${entry.name}`;
      tree.set(path, kindOf(entry));
      if (entry.isDirectory()) walk(path);
    }
  };
  if (standing(folder)?.isDirectory() === true) walk('');
  return tree;
}

/** What stands at a path, behind links too; `undefined` when nothing does. */
export function standing(
  path: string,
  stat: typeof statSync | typeof lstatSync = statSync,
): Stats | undefined {
  try {
    return stat(path, { throwIfNoEntry: false });
  } catch (error) {
    // Below a file there is nothing, but only some systems answer so.
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

function kindOf(found: Dirent | Stats): Kind {
  if (found.isDirectory()) return 'folder';
  return found.isFile() ? 'file' : 'other';
}
