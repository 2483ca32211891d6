import { dirname, join } from 'node:path';
import type { Disk } from './disk.js';
import type { Look } from './look.js';
import { holds, replace } from './replace.js';

/** What a write did, as sorted paths below the folder. */
export interface Written {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  /** Files that were as wanted and were not touched. */
  readonly unchanged: number;
}

/** Writes those files that are not yet as wanted, and says which. */
export function writeChanged(
  disk: Disk,
  at: { readonly folder: string; readonly files: ReadonlyMap<string, string>; readonly look: Look },
): Omit<Written, 'removed'> {
  const { folder, look } = at;
  const changed = [...at.files].filter(([path, content]) => !holds(folder, path, content, look)).sort(byPath);
  const folders = new Set(changed.map(([path]) => dirname(join(folder, path))));
  for (const path of folders) disk.makeFolder(path);
  for (const [path, content] of changed) replace(disk, join(folder, path), content);
  return { written: changed.map(([path]) => path), unchanged: at.files.size - changed.length };
}

const byPath = ([a]: readonly [string, string], [b]: readonly [string, string]) => (a < b ? -1 : 1);
