import { type Hold, isAbout, keptOut, type Release, standing, withHold } from '@fairlead/model';
import { holdWrite } from '../ask/hold.js';
import { isPlan, named } from '../ask/refused.js';
import {
  type Action,
  type CloseRequest,
  type HoldWrite,
  type Override,
  type Plan,
  planSchema,
  type Target,
} from '../plan/action.js';
import { gatesFirst } from '../plan/carry/closing.js';
import { fanIn, type LedgerChange } from '../plan/carry/ledgers.js';
import { nameOf } from '../plan/carry/titles.js';
import type { Earlier } from '../plan/earlier.js';
import type { Candidate, Observed, ObservedEnvironment } from '../plan/observed.js';
import { sameRelease } from '../plan/release-of.js';
import { refusal } from '../plan/said.js';
import { writesOf } from '../plan/unit-set.js';
import { unitsOf } from '../plan/units.js';
import type { Situation, Stop, Unit, Wish } from '../plan/wish.js';
import { seenOf } from '../plan/wishes.js';
import { proposedReturn } from './by-request.js';
import { againstReturn } from './checks.js';
import { commitsNamed, earlierSet, namesOfEarlier, type RecordedSet, recordedWith } from './recorded-set.js';
import { type Part, toldOthers } from './told-others.js';

/** What a person wants to return to. */
export interface RollbackAsk {
  readonly environment: string;
  /** The set of a service returns with it. */
  readonly services: readonly string[];
  readonly to: Earlier;
  readonly reason: string;
  readonly by: string;
  readonly overrides: readonly Override[];
  /** `request`: proposed, where the ledger's branch takes no push. @default 'commit' */
  readonly carry?: 'commit' | 'request';
}

/**
 * Plans a rollback: forward, to a set that the ledger has recorded, in one commit with the holds that keep what was
 * bad from returning by itself. It goes past ancestry, freezes and holds, for it is how trouble ends; that images exist
 * and that no migration lies between is checked. Nothing is reverted: interleaved releases of others stay.
 */
export function planRollback(observed: Observed, ask: RollbackAsk, now: Date): Plan {
  const environment = named(observed, ask);
  if (isPlan(environment)) return environment;
  const at: Situation = { observed, environment, now, asked: 'by-a-person', overrides: ask.overrides };
  const units = unitsOf(environment)
    .filter((unit) => unit.services.some((each) => ask.services.includes(each)))
    .map((unit) => ({ unit, again: wasDone(unit, ask, at) }));
  const parts = units.map((each) => rolledBack(each, ask, at));
  const changes = parts.flatMap(({ change }) => (change === undefined ? [] : [change]));
  const done = changes.length > 0 || units.some(({ again }) => again);
  const actions = [...parts.flatMap((part) => part.actions), ...(done ? toldOthers(parts, at) : [])];
  return { schema: planSchema, actions: gatesFirst(fanIn(changes), actions, observed.requests) };
}

interface Asking {
  readonly unit: Unit;
  /** Whether this very rollback was made before. */
  readonly again: boolean;
}

function rolledBack({ unit, again }: Asking, ask: RollbackAsk, at: Situation): Part {
  const { environment } = at;
  const target: Target = { environment: unit.environment, unit: unit.unit };
  if (again && ask.to === 'previous')
    return { actions: [ranBefore(target), ...staleRequests(unit, at.observed)] };
  if (ask.to !== 'previous' && 'commit' in ask.to) {
    const meant = commitsNamed(unit, ask.to.commit, environment);
    if (meant.length > 1) return { actions: [refusal(target, namesSeveral(ask.to.commit, meant))] };
  }
  const set = earlierSet(unit, ask.to, environment);
  if (set === undefined) return { actions: [refusal(target, notRecorded(unit, ask, environment))] };
  const moving = wishesFor(unit, set, environment);
  if (moving.length === 0) {
    const unchanged: Action = { kind: 'skip', target, because: 'unchanged', words: 'runs here already' };
    return { actions: [unchanged, ...(again ? staleRequests(unit, at.observed) : [])] };
  }
  const refusals = moving.flatMap((wish) => {
    const stop = againstReturn(wish, at, unit);
    return stop === undefined ? [] : [refusal({ ...target, service: wish.service }, stop)];
  });
  if (refusals.length > 0) return { actions: refusals };
  const change = changeFor(unit, moving, { ask, at });
  if (ask.carry === 'request') return { actions: [proposedReturn(change, { unit, moving, at })] };
  return { change, actions: staleRequests(unit, at.observed) };
}

const ranBefore = (target: Target): Action => ({
  kind: 'skip',
  target,
  because: 'unchanged',
  words: 'was rolled back for that reason already; to go back further, name where to with `--to`',
});

/**
 * Whether this very rollback was made: whoever repeats it, after a run that was cut short or because they did not see
 * the first, means the same one.
 */
function wasDone({ services }: Unit, { reason, by }: RollbackAsk, { environment, now }: Situation): boolean {
  return services.some((service) => {
    const own = standing(environment.holds[service] ?? [], now).filter(
      (hold) => hold.reason === reason && hold.by === by,
    );
    return own.some(({ kind }) => kind === 'paused') && own.some(({ kind }) => kind === 'not-again');
  });
}

/** The services that run something else by now. */
function wishesFor(unit: Unit, set: RecordedSet, environment: ObservedEnvironment): readonly Wish[] {
  const ledger = environment.settings.ledger.kind === 'tree' ? 'tree' : 'elsewhere';
  return unit.services.flatMap((service) => {
    const seen = seenOf(environment, service);
    const release = set.get(service);
    if (release === undefined || (seen.release && sameRelease(seen.release, release, ledger))) return [];
    const candidate = seen.candidates.find(({ commit }) => commit === release.source.commit);
    return [{ service, seen, release, candidate: candidate ?? unseen(release) }];
  });
}

/** A commit that nobody has looked at: none of its images is known to be there. */
function unseen({ source }: Release): Candidate {
  return {
    commit: source.commit,
    at: source.at,
    relation: 'unknown',
    missing: [],
    touches: true,
    images: {},
  };
}

interface Asked {
  readonly ask: RollbackAsk;
  readonly at: Situation;
}

function changeFor(unit: Unit, moving: readonly Wish[], { ask, at }: Asked): LedgerChange {
  const { environment } = at;
  const releases = writesOf(unit, moving, environment).map((write) => ({
    ...write,
    ...recordedWith(write, environment),
  }));
  const names = releases.map((write) => `${write.service} to ${nameOf(write)}`);
  const why = releases.map(
    (write) => `${unit.environment}/${write.service}: back to ${nameOf(write)}: ${ask.reason} (${ask.by})`,
  );
  const what = names.length > 3 ? `${names.length} services` : names.join(', ');
  return {
    ledger: environment.ledger,
    title: `Roll back ${what} in ${unit.environment}`,
    releases,
    holds: moving.map((wish) => holdsAfter(wish, { ask, at })),
    reason: why,
    overrides: at.overrides,
    // Half of a way back is none, and what it holds would hold what was not left.
    failing: 'stops-all',
  };
}

/** What was bad stays out, and nothing else arrives until somebody lifts the pause. */
function holdsAfter({ service, seen, release }: Wish, { ask, at }: Asked): HoldWrite {
  const said = { reason: ask.reason, by: ask.by, at: at.now.toISOString() };
  const before = (at.environment.holds[service] ?? []).filter(
    (each) => each.kind !== 'not-again' || release === undefined || !isAbout(each, release),
  );
  // What a person took out by hand is what was bad, too.
  const left = seen.release ?? (seen.gone && seen.history[0]?.release);
  const added: readonly Hold[] = [
    { kind: 'paused', ...said },
    ...(left ? [{ kind: 'not-again' as const, ...said, set: keptOut(left, release) }] : []),
  ];
  return holdWrite(at.environment, service, added.reduce<readonly Hold[]>(withHold, before));
}

function staleRequests(unit: Unit, { requests }: Observed): readonly CloseRequest[] {
  return requests
    .filter(
      ({ state, target }) =>
        state === 'open' && target.environment === unit.environment && target.unit === unit.unit,
    )
    .map(({ ref, target }) => ({
      kind: 'close-request',
      ref,
      target,
      because: 'rolled-back',
      words: 'what it was planned from was rolled back',
    }));
}

function notRecorded(unit: Unit, { to }: RollbackAsk, environment: ObservedEnvironment): Stop {
  const known = namesOfEarlier(unit, environment);
  const name = to === 'previous' ? 'an earlier release' : 'version' in to ? to.version : to.commit;
  return {
    because: 'awaiting-first',
    until: 'mended',
    code: 'FL_ROLLBACK_TARGET',
    what: `the ledger has not recorded ${name} of ${unit.services.join(', ')} here`,
    mend:
      known.length === 0
        ? 'promote a good commit instead'
        : `name one of ${known.join(', ')}, or promote a good commit`,
  };
}

function namesSeveral(name: string, commits: readonly string[]): Stop {
  return {
    because: 'awaiting-first',
    until: 'mended',
    code: 'FL_ROLLBACK_TARGET',
    what: `${name} is the beginning of several recorded commits`,
    mend: `name more digits of one: ${commits.map((each) => each.slice(0, 12)).join(', ')}`,
  };
}
