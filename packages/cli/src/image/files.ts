import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { FairleadError, type Problem } from '@fairlead/model';
import type { IsInput, LayerFile } from '@fairlead/pipeline/images';
import { gitAt } from '../git/git.js';

/**
 * The inputs of an image as the last commit has them, by their paths from the context.
 *
 * @throws FairleadError `FL_IMAGE_FILE` for what is no file
 */
export function committedFiles(root: string, context: string, isInput: IsInput): readonly LayerFile[] {
  const prefix = context === '' ? '' : `${context}/`;
  const listed = gitAt(root)
    .run('ls-tree', '-r', '-z', '--full-tree', 'HEAD')
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => {
      const [, mode = '', id = '', path = ''] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
      return { mode, id, path };
    })
    .filter(({ path }) => path.startsWith(prefix) && isInput(path));
  const odd = listed.filter(({ mode }) => !mode.startsWith('100'));
  if (odd.length > 0) throw new FairleadError(odd.map(({ path }) => noFile(path)));
  const contents = blobs(
    root,
    listed.map(({ id }) => id),
  );
  return listed.map(({ path, mode }, index) => ({
    path: path.slice(prefix.length),
    bytes: contents[index] ?? Buffer.alloc(0),
    mode: mode === '100755' ? 0o755 : 0o644,
  }));
}

/** Contents of objects in their order: one process however many there are. */
function blobs(root: string, ids: readonly string[]): readonly Buffer[] {
  const input = ids.map((id) => `${id}\n`).join('');
  const output = execFileSync('git', ['cat-file', '--batch'], { cwd: root, input, maxBuffer: 1 << 30 });
  let at = 0;
  return ids.map(() => {
    const header = output.indexOf(10, at);
    const size = Number(output.subarray(at, header).toString().split(' ').at(-1));
    at = header + 1 + size + 1;
    return output.subarray(header + 1, header + 1 + size);
  });
}

/**
 * Every file below a folder, by its path from there.
 *
 * @throws FairleadError `FL_IMAGE_FILE` for what is no file, and where there is no such folder
 */
export function filesBelow(root: string, folder: string): readonly LayerFile[] {
  const top = resolve(root, folder);
  const isFolder = statSync(top, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (!isFolder) {
    const what = 'is no folder';
    const mend = 'build what belongs into the image first, and name its folder';
    throw new FairleadError([
      { code: 'FL_IMAGE_FILE', file: folder, path: '', value: undefined, what, mend },
    ]);
  }
  const found = readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((each) => !each.isDirectory())
    .map((each) => ({ each, at: join(each.parentPath, each.name) }));
  const odd = found.filter(({ each }) => !each.isFile());
  if (odd.length > 0) throw new FairleadError(odd.map(({ at }) => noFile(relative(root, at))));
  return found.map(({ at }) => ({
    path: relative(top, at).split(sep).join('/'),
    bytes: readFileSync(at),
    mode: (statSync(at).mode & 0o100) === 0 ? 0o644 : 0o755,
  }));
}

/** What a layer of an image could not hold in the same way everywhere. */
function noFile(file: string): Problem {
  const what = 'is a link or something else that is no file';
  const mend = 'keep it from the image by its ignore file, or put a file in its place';
  return { code: 'FL_IMAGE_FILE', file, path: '', value: undefined, what, mend };
}
