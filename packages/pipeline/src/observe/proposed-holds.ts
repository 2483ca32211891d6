import type { Git } from '../git/program.js';
import { readFiles } from '../git/read.js';
import type { ObservedLedger, ObservedRequest, ProposedHolds } from '../plan/observed.js';
import { readLedgerFiles } from './ledger-files.js';

/** An environment that requests may be about. */
export interface Held {
  readonly name: string;
  readonly ledger: ObservedLedger;
}

/**
 * What open requests would hold in an environment, as their heads have it. A head that nobody can read proposes
 * nothing: it is not what a command has written, and nobody can merge it unseen.
 */
export async function proposedHolds(
  git: Git,
  requests: readonly ObservedRequest[],
  { name, ledger }: Held,
): Promise<readonly ProposedHolds[]> {
  const about = requests.filter(
    ({ target, base }) => target.environment === name && base.branch === ledger.branch,
  );
  const read = about.map(async (request): Promise<readonly ProposedHolds[]> => {
    const { unit: service } = request.target;
    const files = await readFiles(git, request.head.tip, [`${ledger.folder}/holds/${service}.json`]);
    const { holds, holdProblems } = readLedgerFiles(files, ledger.folder);
    return holdProblems[service] === undefined ? [{ service, holds: holds[service] ?? [], request }] : [];
  });
  return (await Promise.all(read)).flat();
}
