import type { HoldWrite, Override, ReleaseWrite, WriteLedger } from '../action.js';
import type { ObservedEnvironment, ObservedLedger } from '../observed.js';
import { commitTitle, isRedefined, nameOf } from './titles.js';

/** What one environment's ledger gets. */
export interface LedgerChange {
  readonly ledger: ObservedLedger;
  /** First line of the commit. @default what moves where */
  readonly title?: string;
  readonly releases: readonly ReleaseWrite[];
  readonly holds: readonly HoldWrite[];
  readonly reason: readonly string[];
  readonly overrides: readonly Override[];
  /** @default 'leaves-out' */
  readonly failing?: WriteLedger['failing'];
}

/** One commit for each branch, however many services and environments it is about. */
export function fanIn(changes: readonly LedgerChange[]): readonly WriteLedger[] {
  const byBranch = new Map<string, LedgerChange[]>();
  for (const change of changes) {
    if (change.releases.length + change.holds.length === 0) continue;
    const key = `${change.ledger.repository}\0${change.ledger.branch}`;
    byBranch.set(key, [...(byBranch.get(key) ?? []), change]);
  }
  return [...byBranch.values()].map(together);
}

function together(changes: readonly LedgerChange[]): WriteLedger {
  const ledger = (changes[0] as LedgerChange).ledger;
  const releases = changes.flatMap((each) => each.releases);
  const holds = changes.flatMap((each) => each.holds);
  const titles = changes.flatMap(({ title }) => title ?? []);
  return {
    kind: 'write-ledger',
    ledger: { repository: ledger.repository, branch: ledger.branch },
    expect: ledger.tip,
    releases,
    holds,
    failing: changes.some(({ failing }) => failing === 'stops-all') ? 'stops-all' : 'leaves-out',
    title: titles.length > 0 ? titles.join('; ') : commitTitle(releases, holds),
    reason: changes.flatMap((each) => each.reason),
    overrides: [
      ...new Map(changes.flatMap(({ overrides }) => overrides.map((each) => [each.of, each]))).values(),
    ],
  };
}

/** `dev/api: 1e10c0f → 00690e9`, `dev/api: 00690e9 with another definition`. */
export function reasonFor(
  { environment, service, release }: ReleaseWrite,
  { services }: ObservedEnvironment,
): string {
  const now = services[service]?.release;
  if (now !== undefined && isRedefined(now, release)) {
    return `${environment}/${service}: ${nameOf({ release })} with another definition`;
  }
  const before = now === undefined ? 'first release' : nameOf({ release: now });
  return `${environment}/${service}: ${before} → ${nameOf({ release })}`;
}
