import { type Release, setHash } from '@fairlead/model';
import type { ReleaseWrite } from '../plan/action.js';
import { type Earlier, type Named, namedAs } from '../plan/earlier.js';
import { wasTakenOut } from '../plan/holds-in-force.js';
import type { ObservedEnvironment } from '../plan/observed.js';
import type { Unit } from '../plan/wish.js';
import { seenOf } from '../plan/wishes.js';

/** A state that the ledger has recorded of a whole unit. */
export type RecordedSet = ReadonlyMap<string, Release>;

/** The set of a unit as it was recorded earlier; `undefined` where nothing recorded answers to that. */
export function earlierSet(
  unit: Unit,
  to: Earlier,
  environment: ObservedEnvironment,
): RecordedSet | undefined {
  if (to === 'previous') {
    const positions = [...positionsOf(unit, environment)].sort((a, b) => b - a);
    const earlier = positions.map((position) => setAt(unit, position, environment));
    return earlier.find(elseThanNow(unit, environment));
  }
  const position = positionOf(unit, to, environment);
  return position === undefined ? undefined : setAt(unit, position, environment);
}

/** Every recorded commit, of the ledger or of the source, that a shortened one may mean. */
export function commitsNamed(unit: Unit, name: string, environment: ObservedEnvironment): readonly string[] {
  const commits = unit.services.flatMap((service) =>
    seenOf(environment, service).history.flatMap(({ commit, release }) => [commit, release.source.commit]),
  );
  return [...new Set(commits)].filter((each) => each.startsWith(name));
}

/** What can be returned to, newest first, as a person names it: neither what runs, nor what was rolled back. */
export function namesOfEarlier(unit: Unit, environment: ObservedEnvironment): readonly string[] {
  const releases = unit.services.flatMap((service) => seenOf(environment, service).history);
  const isElse = elseThanNow(unit, environment);
  const names = releases.flatMap(({ release: { source, version } }) => {
    const commit = source.commit.slice(0, 7);
    const set = earlierSet(unit, version === undefined ? { commit } : { version }, environment);
    return set !== undefined && isElse(set) ? [version ?? commit] : [];
  });
  return [...new Set(names)].slice(0, 5);
}

/** The ledger's commit that had a release which returns, where its objects stand there alone. */
export function recordedWith(
  { service, release }: Pick<ReleaseWrite, 'release' | 'service'>,
  environment: ObservedEnvironment,
): Pick<ReleaseWrite, 'recorded'> {
  const state = seenOf(environment, service).history.find((each) => each.release === release);
  return state === undefined ? {} : { recorded: state.commit };
}

/** The last moment at which a named state stood. */
function positionOf(unit: Unit, to: Named, environment: ObservedEnvironment) {
  const moments = unit.services.flatMap((service) => {
    const { history } = seenOf(environment, service);
    return history.flatMap((state, at): readonly number[] => {
      const named = namedAs(state, to);
      if (named === 'not') return [];
      if (named === 'written') return [state.position];
      return [(history[at - 1]?.position ?? Number.POSITIVE_INFINITY) - 1];
    });
  });
  return moments.length === 0 ? undefined : Math.max(...moments);
}

function positionsOf(unit: Unit, environment: ObservedEnvironment): ReadonlySet<number> {
  return new Set(
    unit.services.flatMap((service) => seenOf(environment, service).history.map(({ position }) => position)),
  );
}

/** Each service as it was at a position of the ledger; one that has nothing so old recorded is left out. */
function setAt(unit: Unit, position: number, environment: ObservedEnvironment): RecordedSet {
  return new Map(
    unit.services.flatMap((service) => {
      const state = seenOf(environment, service).history.find((each) => each.position <= position);
      return state === undefined ? [] : [[service, state.release] as const];
    }),
  );
}

const hashOf = (set: RecordedSet): string => setHash(Object.fromEntries(set));

/**
 * Sets that are something else than what runs, and were never rolled back, not even a part of them: to return to that is
 * never what *previous* means. Where nobody can read what runs, the newest state that can be read is the one before it.
 */
function elseThanNow(unit: Unit, environment: ObservedEnvironment): (set: RecordedSet) => boolean {
  const isLost = unit.services.some((each) => seenOf(environment, each).releaseProblem !== undefined);
  const now = hashOf(setAt(unit, Number.POSITIVE_INFINITY, environment));
  return (set) =>
    (isLost || hashOf(set) !== now) &&
    ![...set].some(([service, release]) => wasTakenOut(environment, service, release));
}
