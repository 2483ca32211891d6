import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commitOn, type Signature } from '../git/commit.js';
import { noObject, type Oid } from '../git/oid.js';
import { type Git, gitIn } from '../git/program.js';
import { commitOf } from '../git/read.js';

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

export async function bareRepository(first: Files = { 'README.md': 'sample\n' }): Promise<BareRepository> {
  const parent = await mkdtemp(join(tmpdir(), 'fairlead-bare-'));
  const git = gitIn(join(parent, 'bare.git'));
  await git.run(['init', '--quiet', '--bare', '--initial-branch=main', git.folder]);
  let minutes = 0;
  const by = (): Signature => {
    minutes += 1;
    return { name: 'Ada', email: 'ada@example.com', at: new Date(noon + minutes * 60_000) };
  };
  const commit: BareRepository['commit'] = async (
    branch,
    files,
    message = `edit ${Object.keys(files).join(', ')}`,
  ) => {
    const own = await commitOf(git, `refs/heads/${branch}`);
    const parent = own ?? (await commitOf(git, 'refs/heads/main'));
    const made = await commitOn(git, {
      parent,
      changes: new Map(Object.entries(files)),
      message: `${message}\n`,
      by: by(),
    });
    await git.run(['update-ref', `refs/heads/${branch}`, made, own ?? noObject]);
    return made;
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
