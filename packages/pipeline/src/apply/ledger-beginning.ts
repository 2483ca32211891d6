import { commitOn } from '../git/commit.js';
import type { Mirror } from '../git/mirror.js';
import type { Oid } from '../git/oid.js';
import type { Bench } from './ledger-commit.js';
import { commitMessage } from './message.js';

interface Beginning extends Pick<Bench, 'by'> {
  readonly mirror: Mirror;
  readonly command: string;
}

/**
 * Makes the branch of a ledger, with nothing in it: a request needs a branch to be merged into, and no host makes one.
 *
 * @throws GitFailure `raced` where somebody made it meanwhile
 */
export async function beginLedger(branch: string, { mirror, command, by }: Beginning): Promise<Oid> {
  const message = commitMessage({ title: `Begin the ledger ${branch}`, reason: [], overrides: [], command });
  const to = await commitOn(mirror.git, { parent: undefined, changes: new Map(), message, by });
  await mirror.push({ ref: `refs/heads/${branch}`, from: 'absent', to, as: 'forward' });
  return to;
}
