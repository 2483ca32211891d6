import { isUtf8 } from 'node:buffer';
import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FairleadError, type Problem, refuse } from '@fairlead/model';
import { standing } from './look.js';

/**
 * Reads the files of a folder whose paths match one of the patterns, by path below the folder (`/` between
 * segments), sorted by code unit. A file that a pattern names and that is not there is not in the result.
 *
 * @param folder absolute, or relative to the working directory
 * @param patterns paths in which a segment is a name or holds one `*`, which stands for any characters but
 * does not match names that begin with a dot: `environment.json`, `services/*.json`
 * @throws FairleadError FL_FOLDER_MISSING when there is no such folder; FL_FILE_NOT_UTF8 for each file that is
 * not text
 */
export function readFolder(folder: string, patterns: readonly string[]): ReadonlyMap<string, string> {
  if (!isFolder(folder)) throw new FairleadError([missing(folder)]);
  const paths = new Set(patterns.flatMap((pattern) => matches(folder, '', pattern.split('/'))));
  const problems: Problem[] = [];
  const files = new Map<string, string>();
  for (const path of [...paths].sort()) {
    const bytes = readFileSync(join(folder, path));
    if (isUtf8(bytes)) files.set(path, bytes.toString('utf8'));
    else problems.push(notText(`${folder}/${path}`));
  }
  refuse(problems);
  return files;
}

/** Paths below `folder` that go on from `base` with the given segments and end at a file. */
function matches(folder: string, base: string, segments: readonly string[]): readonly string[] {
  const [segment = '', ...rest] = segments;
  const wanted = rest.length === 0 ? isFile : isFolder;
  return namesLike(join(folder, base), segment)
    .map((name) => (base === '' ? name : `${base}/${name}`))
    .filter((path) => wanted(join(folder, path)))
    .flatMap((path) => (rest.length === 0 ? [path] : matches(folder, path, rest)));
}

function namesLike(folder: string, segment: string): readonly string[] {
  const [before = '', after] = segment.split('*');
  if (after === undefined) return [segment];
  const fits = ({ name }: Dirent) =>
    name.length >= segment.length - 1 &&
    !name.startsWith('.') &&
    name.startsWith(before) &&
    name.endsWith(after);
  return readdirSync(folder, { withFileTypes: true })
    .filter(fits)
    .map(({ name }) => name);
}

const isFile = (path: string) => standing(path)?.isFile() ?? false;
const isFolder = (path: string) => standing(path)?.isDirectory() ?? false;

function missing(folder: string): Problem {
  return {
    code: 'FL_FOLDER_MISSING',
    file: folder,
    path: '',
    value: undefined,
    what: 'there is no such folder',
    mend: 'run `npx projen` from the root of the repository, or correct the path',
  };
}

function notText(file: string): Problem {
  return {
    code: 'FL_FILE_NOT_UTF8',
    file,
    path: '',
    value: undefined,
    what: 'the file is not UTF-8 text',
    mend: 'restore it from Git, or save it as UTF-8',
  };
}
