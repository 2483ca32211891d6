import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Entries, ledgerEntries } from '@fairlead/pipeline/ledger';
import type { Standing } from './surveyed.js';

/** Every change of every release, newest first, of all ledgers together. */
export async function entriesOf({ shared, environments }: Standing): Promise<Entries> {
  const branches = new Map<string, { readonly tip: string; readonly folders: { [name: string]: string } }>();
  for (const { environment, ledger } of environments) {
    if (ledger.tip === 'absent') continue;
    const branch = branches.get(ledger.branch) ?? { tip: ledger.tip, folders: {} };
    branch.folders[environment.name] = ledger.folder;
    branches.set(ledger.branch, branch);
  }
  const each = await Promise.all(
    [...branches].map(([name, branch]) => {
      const question = JSON.stringify([name, branch.folders]);
      const file = `${createHash('sha256').update(question).digest('hex').slice(0, 16)}.json`;
      return ledgerEntries(shared.mirror.git, branch, join(shared.state, 'ledger', file));
    }),
  );
  const [first = [], ...others] = each;
  // One branch is in its own order already; times only put branches beside each other.
  return others.length === 0 ? first : each.flat().sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
