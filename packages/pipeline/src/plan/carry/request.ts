import type { Action, CloseRequest, Comment, UpdateRequest, Wanted } from '../action.js';
import type { Decision } from '../decide.js';
import { headBranch, promotionPrefix } from '../head-branch.js';
import type { ObservedRequest } from '../observed.js';
import { unitSets, writesOf } from '../unit-set.js';
import type { Situation } from '../wish.js';
import { gateContext, statusOfGates } from './gate.js';
import { gatesOf } from './gates.js';
import { setStatus, standstill } from './standstill.js';
import { requestTitle } from './titles.js';

/** Proposes a unit: one request, opened once, brought up to date in place, closed when nothing is left of it. */
export function byRequest(decision: Decision, at: Situation): readonly Action[] {
  const mine = at.observed.requests.filter(
    ({ target }) => target.environment === decision.unit.environment && target.unit === decision.unit.unit,
  );
  const [open, ...others] = mine
    .filter(({ state }) => state === 'open')
    .sort((a, b) => a.ref.number - b.ref.number);
  const duplicates = others.map((each) => closed(each, 'duplicate', 'one request for each unit'));
  return [...duplicates, ...decision.notes, ...proposed(decision, { at, mine, open })];
}

interface Requests {
  readonly at: Situation;
  readonly mine: readonly ObservedRequest[];
  readonly open: ObservedRequest | undefined;
}

function proposed(decision: Decision, { at, mine, open }: Requests): readonly Action[] {
  if (decision.outcome !== 'moves') return open === undefined ? [] : standstill(decision, open, at);
  const wanted = wantedFor(decision, at);
  const target = wanted.target;
  const rejected = mine.find(({ state, set }) => state === 'rejected' && set === wanted.set);
  if (rejected !== undefined && at.asked === 'by-nobody') {
    const words = `was rejected with ${rejected.ref.url}; another set opens a new request`;
    // One of another set may still be open: it is not brought up to date, and yet may not be merged past a gate.
    const said = open === undefined ? [] : setStatus(open, gateContext, wanted.status);
    return [...said, { kind: 'skip', target, because: 'rejected', words }];
  }
  if (open === undefined) return [{ kind: 'open-request', request: wanted }];
  const other = open.set !== wanted.set || open.over !== wanted.over;
  // What somebody sets aside is kept in the commit, so there has to be a new one.
  const outdated = other || open.merge === 'conflict' || at.overrides.length > 0;
  return outdated ? updated(open, wanted) : upToDate(open, wanted, at);
}

function wantedFor(decision: Decision, at: Situation): Wanted {
  const { unit, wishes, moving } = decision;
  const { environment } = at;
  const { repository, branch, tip } = environment.ledger;
  const from = moving.find((wish) => wish.from !== undefined)?.from?.settings.name;
  const releases = writesOf(unit, moving, environment);
  const gates = gatesOf(decision, at);
  return {
    target: { environment: unit.environment, unit: unit.unit },
    ...(from === undefined ? {} : { from }),
    title: requestTitle(releases),
    head: headBranch(promotionPrefix, unit),
    base: { repository, branch },
    onto: tip,
    releases,
    ...unitSets(unit, wishes, environment),
    status: statusOfGates(gates),
    gates,
    overrides: at.overrides,
  };
}

function updated(open: ObservedRequest, request: Wanted): readonly Action[] {
  if (open.foreign !== undefined) {
    return [...setStatus(open, gateContext, request.status), foreign(open, request)];
  }
  const update: UpdateRequest = { kind: 'update-request', ref: open.ref, request, expect: open.head.tip };
  return open.set === request.set ? [update] : [superseded(open, request), update];
}

/**
 * Whoever has looked at it is told that it brings something else. Said before it does: what is said twice is there
 * once, and what a run that was killed had still to say would never be said.
 */
function superseded({ ref }: ObservedRequest, { title, from, releases }: Wanted): Comment {
  const words = `${title}: this takes the place of what was proposed here before, and wants a look of its own.`;
  const services = releases.map(({ service }) => service);
  return { kind: 'comment', ref, key: 'superseded', words, about: { ...(from && { from }), services } };
}

function upToDate(open: ObservedRequest, wanted: Wanted, at: Situation): readonly Action[] {
  const { target, status } = wanted;
  const said = setStatus(open, gateContext, status);
  const { delivery } = at.environment.settings;
  const merges = delivery.strategy === 'pull-request' && delivery.autoMerge;
  if (status.state !== 'success') {
    return [...said, { kind: 'skip', target, because: 'waits-for-gate', words: status.words }];
  }
  if (!merges || open.foreign !== undefined || open.merge === 'waits') {
    return [...said, { kind: 'skip', target, because: 'waits-for-merge', words: `waits in ${open.ref.url}` }];
  }
  const base = { ...wanted.base, tip: wanted.onto };
  return [...said, { kind: 'merge-request', ref: open.ref, target, expect: open.head.tip, base }];
}

function foreign({ ref, head, foreign: commit = '' }: ObservedRequest, { target }: Wanted): Action {
  const problem = {
    code: 'FL_REQUEST_FOREIGN',
    file: head.branch,
    path: '',
    value: commit,
    what: `holds ${commit.slice(0, 7)}, which Fairlead did not write, so ${ref.url} is not brought up to date`,
    mend: 'move that commit to a branch of its own and close the request; a new one opens by itself',
  } as const;
  return { kind: 'refuse', target, problem };
}

/** Closed by us: that says nothing against its set. */
export function closed(
  { ref, target }: ObservedRequest,
  because: CloseRequest['because'],
  words: string,
): CloseRequest {
  return { kind: 'close-request', ref, target, because, words };
}
