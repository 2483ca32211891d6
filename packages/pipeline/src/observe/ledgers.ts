import { FairleadError, type ResolvedEnvironment } from '@fairlead/model';
import type { Git } from '../git/program.js';
import { commitOf, listFiles, readBlobs } from '../git/read.js';
import type { ObservedLedger } from '../plan/observed.js';
import { type LedgerFiles, readLedgerFiles } from './ledger-files.js';

/** A ledger with the files in it that are looked at. */
export interface ReadLedger {
  readonly ledger: ObservedLedger;
  readonly files: LedgerFiles;
}

/**
 * Where an environment's releases and holds stand, and what they say.
 *
 * @param wanted whether a service's files are read
 * @throws FairleadError `FL_LEDGER_ELSEWHERE` for a ledger in another repository or in a registry
 */
export async function readLedger(
  git: Git,
  environment: ResolvedEnvironment,
  wanted: (service: string) => boolean,
): Promise<ReadLedger> {
  const { folder } = environment;
  const branch = ledgerBranch(environment);
  const tip = await commitOf(git, `refs/heads/${branch}`);
  const ledger = { repository: '', branch, tip: tip ?? ('absent' as const), folder };
  if (tip === undefined) return { ledger, files: readLedgerFiles(new Map(), folder) };
  const listed = await listFiles(git, tip, [`${folder}/releases`, `${folder}/holds`]);
  const mine = [...listed].filter(([path]) => wanted(path.slice(path.lastIndexOf('/') + 1, -'.json'.length)));
  const contents = await readBlobs(
    git,
    mine.map(([, blob]) => blob),
  );
  const files = new Map(mine.map(([path, blob]) => [path, contents.get(blob) ?? '']));
  return { ledger, files: readLedgerFiles(files, folder) };
}

function ledgerBranch({ name, folder, ledger, repository }: ResolvedEnvironment): string {
  switch (ledger.kind) {
    case 'tree':
      return repository.branch;
    case 'branch':
      return ledger.branch;
    case 'repository':
    case 'oci': {
      const what = 'is a ledger that promotions cannot write yet';
      const mend = 'keep releases in this tree or on a branch of this repository for now';
      const problem = {
        code: 'FL_LEDGER_ELSEWHERE',
        file: `${folder}/environment.ts`,
        path: 'ledger.kind',
      } as const;
      throw new FairleadError([{ ...problem, value: `${ledger.kind} (${name})`, what, mend }]);
    }
    default:
      return ledger satisfies never;
  }
}
