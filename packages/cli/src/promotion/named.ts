import { FairleadError } from '@fairlead/model';
import { commitOf, type Git } from '@fairlead/pipeline/git';
import { gitAt } from '../git/git.js';
import type { Io } from '../io.js';
import type { Shared } from './clone.js';

/**
 * The commit that a person named, by branch, tag or hash: as the shared repository knows it, and `HEAD` as the checkout
 * knows it.
 *
 * @throws FairleadError `FL_COMMIT_UNKNOWN` for what was not pushed
 */
export async function namedCommit({ root }: Io, { mirror }: Shared, name: string): Promise<string> {
  const isHere = /^(HEAD|@)($|[~^@])/.test(name);
  const local = isHere
    ? gitAt(root).ask('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`)
    : name;
  const found = local === undefined ? undefined : await commitOf(mirror.git, local);
  if (found !== undefined && (await isPushed(mirror.git, found))) return found;
  const what = 'is no commit, branch or tag of the shared repository';
  const mend = 'push it, or name one that is there';
  throw new FairleadError([
    { code: 'FL_COMMIT_UNKNOWN', file: '.git/config', path: 'remote.origin.url', value: name, what, mend },
  ]);
}

/** Objects of the clone are borrowed, those among them that nobody else has. */
async function isPushed(git: Git, commit: string): Promise<boolean> {
  const args = ['for-each-ref', '--count=1', `--contains=${commit}`, 'refs/heads', 'refs/tags'];
  return (await git.run(args)) !== '';
}
