import { execFileSync, spawnSync } from 'node:child_process';
import { FairleadError } from '@fairlead/model';

/** The `git` program in one repository. Arguments go to it as they are, never through a shell. */
export interface Git {
  /** Standard output without the last newline. @throws Error when git fails, with what it said */
  run(...args: readonly string[]): string;
  /** Standard output, or `undefined` when git says no. */
  ask(...args: readonly string[]): string | undefined;
}

/** Git in the repository whose work tree is `root`. */
export function gitAt(root: string): Git {
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 1 << 30 } as const;
  return {
    run: (...args) =>
      execFileSync('git', args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] }).replace(/\n$/, ''),
    ask(...args) {
      const { status, stdout } = spawnSync('git', args, { ...options, stdio: ['ignore', 'pipe', 'ignore'] });
      return status === 0 ? stdout.replace(/\n$/, '') : undefined;
    },
  };
}

/**
 * The commit that a person named, by branch, ref or hash.
 *
 * @throws FairleadError `FL_REVISION` when there is none
 */
export function commitAt(root: string, revision: string): string {
  const found = gitAt(root).ask('rev-parse', '--verify', '--quiet', `${revision}^{commit}`);
  // What looks like an option is printed as it is.
  if (found !== undefined && /^[0-9a-f]{40,64}$/.test(found)) return found;
  const what = 'is no commit of this repository';
  const mend = 'name a commit, a branch or a ref that `git log` knows, or fetch it first';
  throw new FairleadError([
    { code: 'FL_REVISION', file: '.', path: '--against', value: revision, what, mend },
  ]);
}

/**
 * Every file below a folder at a revision, by its path from that folder, with its content as UTF-8. Nothing
 * where the folder or the revision is not there. Two processes however many files there are.
 */
export function filesAt(root: string, revision: string, folder: string): ReadonlyMap<string, string> {
  const listed = gitAt(root).ask('ls-tree', '-r', '-z', '--name-only', `${revision}:${folder}`) ?? '';
  const paths = listed.split('\0').filter((path) => path !== '');
  if (paths.length === 0) return new Map();
  const input = paths.map((path) => `${revision}:${folder}/${path}\n`).join('');
  const output = execFileSync('git', ['cat-file', '--batch'], { cwd: root, input, maxBuffer: 1 << 30 });
  const files = new Map<string, string>();
  let at = 0;
  for (const path of paths) {
    const header = output.indexOf(10, at);
    const size = Number(output.subarray(at, header).toString().split(' ').at(-1));
    files.set(path, output.subarray(header + 1, header + 1 + size).toString());
    at = header + 1 + size + 1;
  }
  return files;
}
