import { join } from 'node:path';
import { refuse } from '@fairlead/model';
import { type Disk, nodeDisk } from './disk.js';
import { treeOf } from './look.js';
import { foldersOf, obstacles } from './output-paths.js';
import { type Written, writeChanged } from './write-changed.js';

/**
 * Makes a folder hold exactly these files. The folder is owned whole: what is not wanted is removed, last, and
 * with it the folders that become empty. Each file is the old or the new one at every moment, and a run after
 * one that was killed mends what that one left.
 *
 * @param folder absolute, or relative to the working directory; made when it is missing
 * @param files contents by path below the folder, `/` between names
 * @throws FairleadError before anything is written: FL_OUTPUT_OUTSIDE, FL_OUTPUT_BELOW_FILE,
 * FL_OUTPUT_IS_FOLDER
 */
export function writeFolder(
  folder: string,
  files: ReadonlyMap<string, string>,
  disk: Disk = nodeDisk,
): Written {
  const tree = treeOf(folder);
  refuse(obstacles(folder, files.keys(), (path) => tree.get(path)));
  const { written, unchanged } = writeChanged(disk, { folder, files, look: (path) => tree.get(path) });

  const removed = [...tree]
    .flatMap(([path, kind]) => (kind === 'folder' || files.has(path) ? [] : [path]))
    .sort();
  for (const path of removed) disk.remove(join(folder, path));

  const needed = new Set(foldersOf(files.keys()));
  const empty = [...tree].flatMap(([path, kind]) => (kind === 'folder' && !needed.has(path) ? [path] : []));
  // The tree has a folder before what it holds; it can only go after that.
  for (const path of empty.reverse()) disk.removeFolder(join(folder, path));
  return { written, removed, unchanged };
}
