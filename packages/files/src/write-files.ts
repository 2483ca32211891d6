import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { refuse } from '@fairlead/model';
import { type Disk, nodeDisk } from './disk.js';
import { type Look, lookIn } from './look.js';
import { foldersOf, obstacles } from './output-paths.js';
import { interruptedFile } from './replace.js';
import { type Written, writeChanged } from './write-changed.js';

/**
 * Writes single files into a folder that others write in, too, and touches nothing of theirs. Each file is the
 * old or the new one at every moment; what a killed run left of the same files is taken away.
 *
 * @param folder absolute, or relative to the working directory; made when it is missing
 * @param files contents by path below the folder, `/` between names; `undefined` for a file that must not be
 * there
 * @throws FairleadError before anything is written: FL_OUTPUT_OUTSIDE, FL_OUTPUT_BELOW_FILE,
 * FL_OUTPUT_IS_FOLDER
 */
export function writeFiles(
  folder: string,
  files: ReadonlyMap<string, string | undefined>,
  disk: Disk = nodeDisk,
): Written {
  const look = lookIn(folder);
  refuse(obstacles(folder, files.keys(), look));
  const wanted = new Map(
    [...files].flatMap(([path, content]) => (content === undefined ? [] : [[path, content]])),
  );
  const done = writeChanged(disk, { folder, files: wanted, look });

  const unwanted = [...files.keys()].filter((path) => !wanted.has(path) && look(path) !== undefined);
  const removed = [...unwanted, ...leftovers(folder, new Set(files.keys()), look)].sort();
  for (const path of removed) disk.remove(join(folder, path));
  return { ...done, removed };
}

/** What killed runs left of these files. */
function leftovers(folder: string, paths: ReadonlySet<string>, look: Look): readonly string[] {
  return ['', ...foldersOf(paths)]
    .filter((base) => look(base) === 'folder')
    .flatMap((base) =>
      readdirSync(join(folder, base)).map((name) => (base === '' ? name : `${base}/${name}`)),
    )
    .filter((path) => paths.has(interruptedFile(path) ?? ''));
}
