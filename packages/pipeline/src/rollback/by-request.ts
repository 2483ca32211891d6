import type { Action, Wanted } from '../plan/action.js';
import { statusOf } from '../plan/carry/gate.js';
import type { Gate } from '../plan/carry/gates.js';
import type { LedgerChange } from '../plan/carry/ledgers.js';
import { headBranch, rollbackPrefix } from '../plan/head-branch.js';
import { unitSets } from '../plan/unit-set.js';
import type { Situation, Unit, Wish } from '../plan/wish.js';

/** What goes back, and what of it moves. */
export interface Return {
  readonly unit: Unit;
  readonly moving: readonly Wish[];
  readonly at: Situation;
}

/**
 * Proposes a way back, for a ledger whose branch takes no push: one commit with the releases and the holds, so that what
 * is merged is a rollback from its first moment. Until then nothing is held, and promotions go on.
 */
export function proposedReturn(change: LedgerChange, of: Return): Action {
  const request = wantedFor(change, of);
  const { environment, unit } = request.target;
  const open = of.at.observed.rollbacks?.find(
    ({ state, target }) => state === 'open' && target.environment === environment && target.unit === unit,
  );
  if (open === undefined) return { kind: 'open-request', request };
  const same = open.set === request.set && open.over === request.over && open.merge !== 'conflict';
  if (!same) return { kind: 'update-request', ref: open.ref, request, expect: open.head.tip };
  return {
    kind: 'skip',
    target: request.target,
    because: 'waits-for-merge',
    words: `waits in ${open.ref.url}`,
  };
}

function wantedFor(change: LedgerChange, { unit, moving, at }: Return): Wanted {
  const { environment } = at;
  const { repository, branch, tip } = environment.ledger;
  const target = { environment: unit.environment, unit: unit.unit };
  const gates: readonly Gate[] = [
    { name: 'order', state: 'ok', words: 'returns to what the ledger has recorded' },
    ...at.overrides.map(({ of, reason, by }) => ({
      name: of,
      state: 'set-aside' as const,
      words: `${reason} (${by})`,
    })),
    { name: 'holds', state: 'ok', words: 'paused with the merge, until somebody lifts it' },
  ];
  return {
    target,
    title: change.title ?? '',
    head: headBranch(rollbackPrefix, target),
    base: { repository, branch },
    onto: tip,
    releases: change.releases,
    ...unitSets(unit, moving, environment),
    status: statusOf('success', 'returns to what ran before'),
    gates,
    overrides: change.overrides,
    back: { holds: change.holds, reason: change.reason },
  };
}
