import { dirname } from 'node:path';
import type { Problem } from '@fairlead/model';
import { type Look, standing } from './look.js';

/** What keeps the paths from being written below the folder; empty when nothing does. */
export function obstacles(folder: string, paths: Iterable<string>, look: Look): readonly Problem[] {
  const wanted = [...paths];
  const misshapen = wanted.filter((path) => !isPlain(path));
  // Such a path must not reach the disk, not even to be looked at.
  if (misshapen.length > 0) return misshapen.map((path) => outside(folder, path));
  const blocked = wanted.length === 0 ? undefined : fileAbove(folder);
  if (blocked !== undefined) return [belowFile(blocked)];

  const files = new Set(wanted);
  const folders = foldersOf(wanted);
  return [
    ...folders.filter((path) => files.has(path)).map((path) => fileAndFolder(`${folder}/${path}`)),
    ...folders
      .filter((path) => !files.has(path) && (look(path) ?? 'folder') !== 'folder')
      .map((path) => belowFile(`${folder}/${path}`)),
    ...wanted.filter((path) => look(path) === 'folder').map((path) => isFolder(`${folder}/${path}`)),
  ];
}

/** Every folder that the paths go through, each after the one that holds it: `a/b/c` → `a`, `a/b`. */
export function foldersOf(paths: Iterable<string>): readonly string[] {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      folders.add(path.slice(0, slash));
    }
  }
  return [...folders];
}

/** Relative, `/` between segments and no way out, so that it is the same place on every system. */
function isPlain(path: string): boolean {
  if (/[\\\0]/.test(path)) return false;
  return path.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..');
}

/** The lowest thing on the way to the folder that is there, when it is no folder. */
function fileAbove(folder: string): string | undefined {
  const found = standing(folder);
  if (found !== undefined) return found.isDirectory() ? undefined : folder;
  return dirname(folder) === folder ? undefined : fileAbove(dirname(folder));
}

function outside(folder: string, path: string): Problem {
  return {
    code: 'FL_OUTPUT_OUTSIDE',
    file: `${folder}/${path}`,
    path: '',
    value: path,
    what: 'an output path is relative, with `/` between names, and stays inside its folder',
    mend: 'correct the name that it was made of',
  };
}

function fileAndFolder(file: string): Problem {
  return {
    code: 'FL_OUTPUT_BELOW_FILE',
    file,
    path: '',
    value: undefined,
    what: 'is to be written as a file, and other files below it',
    mend: 'rename one of the two',
  };
}

function belowFile(file: string): Problem {
  return {
    code: 'FL_OUTPUT_BELOW_FILE',
    file,
    path: '',
    value: undefined,
    what: 'there is a file or a link where a folder for the output must be',
    mend: 'remove or rename it, then run again',
  };
}

function isFolder(file: string): Problem {
  return {
    code: 'FL_OUTPUT_IS_FOLDER',
    file,
    path: '',
    value: undefined,
    what: 'there is a folder where a file is to be written',
    mend: 'remove or rename it, then run again',
  };
}
