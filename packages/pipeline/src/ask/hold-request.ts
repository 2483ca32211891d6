import { holdsHash } from '@fairlead/model';
import type { Action, Wanted } from '../plan/action.js';
import { statusOf } from '../plan/carry/gate.js';
import type { LedgerChange } from '../plan/carry/ledgers.js';
import { headBranch, holdPrefix } from '../plan/head-branch.js';
import type { ObservedEnvironment, ProposedHolds } from '../plan/observed.js';

/** Where a hold is proposed. */
export interface HoldProposal {
  readonly environment: ObservedEnvironment;
  /** The request that is open about the same target. */
  readonly open: ProposedHolds | undefined;
}

/**
 * Proposes a hold or its end, for a ledger whose branch takes no push: one request for each target, brought up to date
 * in place. What it would hold is held as long as it is open.
 */
export function proposal(change: LedgerChange, { environment, open }: HoldProposal): Action {
  const request = wantedFor(change, environment);
  const there = open?.request;
  if (there === undefined) return { kind: 'open-request', request };
  const isSame = there.set === request.set && there.over === request.over && there.merge !== 'conflict';
  if (!isSame) return { kind: 'update-request', ref: there.ref, request, expect: there.head.tip };
  const words = `waits in ${there.ref.url}`;
  return { kind: 'skip', target: request.target, because: 'waits-for-merge', words };
}

function wantedFor({ title = '', holds, reason }: LedgerChange, environment: ObservedEnvironment): Wanted {
  const { repository, branch, tip } = environment.ledger;
  const [write] = holds;
  const after = write === undefined || write.holds === 'lifted' ? [] : write.holds.holds;
  const { service: unit = '' } = write ?? {};
  const before = environment.holds[unit] ?? [];
  const target = { environment: environment.settings.name, unit };
  const known = new Set(before.map((each) => holdsHash([each])));
  const adds = after.some((each) => !known.has(holdsHash([each])));
  return {
    target,
    title,
    head: headBranch(holdPrefix, target),
    base: { repository, branch },
    onto: tip,
    releases: [],
    set: holdsHash(after),
    over: holdsHash(before),
    status: statusOf('success', adds ? heldMeanwhile : heldUntil),
    gates: [],
    overrides: [],
    holding: { holds, reason },
  };
}

const heldMeanwhile = 'every fairlead command keeps to it from now on, as long as this request is open';
const heldUntil = 'what is held stays held until this is merged';
