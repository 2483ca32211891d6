import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Oid } from '../git/oid.js';
import { type Git, gitIn } from '../git/program.js';
import { commitOf } from '../git/read.js';
import { importCommits } from './fast-import.js';

/** A bare repository in a folder of its own, with a first commit on `main`. */
export interface BareRepository {
  readonly git: Git;
  /** Commits files on top of a branch, made from `main` where it is not there; moves the branch. */
  commit(branch: string, files: Files, message?: string): Promise<Oid>;
  tip(branch: string): Promise<Oid>;
  remove(): Promise<void>;
}

/** Path → content, or `undefined` to take it away. */
export interface Files {
  readonly [path: string]: string | undefined;
}

/** Noon of a day in May; each commit is one minute after the one before. */
const noon = Date.UTC(2026, 4, 4, 12);

/** Nothing is cleaned up behind a push, and nothing waits for the disk: the repository lives as long as its test. */
const thrifty = '[gc]\n\tauto = 0\n[receive]\n\tautogc = false\n[core]\n\tfsync = none\n';

export async function bareRepository(first: Files = { 'README.md': 'sample\n' }): Promise<BareRepository> {
  const parent = await mkdtemp(join(tmpdir(), 'fairlead-bare-'));
  const git = gitIn(join(parent, 'bare.git'));
  await git.run(['init', '--quiet', '--bare', '--initial-branch=main', git.folder]);
  await appendFile(join(git.folder, 'config'), thrifty);
  let minutes = 0;
  const commit: BareRepository['commit'] = async (
    branch,
    files,
    message = `edit ${Object.keys(files).join(', ')}`,
  ) => {
    minutes += 1;
    const at = noon / 1000 + minutes * 60;
    const base = branch === 'main' || (await commitOf(git, `refs/heads/${branch}`)) ? branch : 'main';
    const from = minutes === 1 ? {} : { from: `refs/heads/${base}^0` };
    return importCommits(git, [{ branch, ...from, message: `${message}\n`, at, files }]);
  };
  await commit('main', first, 'first');
  return {
    git,
    commit,
    async tip(branch) {
      const found = await commitOf(git, `refs/heads/${branch}`);
      if (found === undefined) throw new Error(`no branch ${branch}`);
      return found;
    },
    remove: () => rm(parent, { recursive: true, force: true }),
  };
}
