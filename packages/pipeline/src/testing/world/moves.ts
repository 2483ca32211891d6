import { allServices, buildHash, type Hold, keptOut, type Release, setHash, standing } from '@fairlead/model';
import type { Oid } from '../../plan/observed.js';
import { type Place, referenceOf, type State, stateOf, type World } from './world.js';

/** A release that Fairlead has written to a ledger, or that somebody merged from what it proposed. */
export interface Move {
  readonly place: Place;
  readonly service: string;
  /** Absent for the first. */
  readonly from?: Release;
  readonly to: Release;
  readonly state: State;
  /** What every ledger held just before. */
  readonly before: World;
}

/** Every move there was, in the order of time. */
export function movesOf(world: World): readonly Move[] {
  return world.states.flatMap((state, index) => {
    if (state.writer === 'other') return [];
    const before = { ...world, states: world.states.slice(0, index) };
    const old = stateOf(before, state.branch)?.releases ?? {};
    return Object.entries(state.releases).flatMap(([at, to]): readonly Move[] => {
      const [environment, service = ''] = at.split('/');
      const place = world.places.find(({ name }) => name === environment);
      const from = old[at];
      if (place === undefined || from === to) return [];
      return [{ place, service, to, state, before, ...(from === undefined ? {} : { from }) }];
    });
  });
}

/** Every hold that stood on a service when it moved: its own, and those of the whole environment. */
export function holdsOn({ before, service }: Move, { name, branch }: Place, now: Date): readonly Hold[] {
  const all = stateOf(before, branch)?.holds ?? {};
  return standing(
    [service, allServices].flatMap((each) => all[`${name}/${each}`] ?? []),
    now,
  );
}

/** What the revert of a first promotion took out just before a move, where nobody held or lifted anything since. */
export function takenByHand({ before, place, service, from }: Move): Release | undefined {
  if (from !== undefined) return undefined;
  const at = `${place.name}/${service}`;
  const own = before.states.filter(({ branch }) => branch === place.branch);
  const last = own.findLastIndex(({ releases }) => releases[at] !== undefined);
  const isHeld = own.slice(last).some(({ holds }) => holds[at] !== own[last]?.holds[at]);
  return isHeld ? undefined : own[last]?.releases[at];
}

/** The world as it would be if no commit had ever been forgotten. */
export function remembering(world: World): World {
  return { ...world, sources: [...world.sources, ...world.forgotten] };
}

/** Whether a request brings what was closed without a merge before. */
export function rejectedBefore({ requests }: World, number: number): Oid | undefined {
  const asked = requests.find((each) => each.number === number);
  return requests.find(
    (each) =>
      each.state === 'rejected' &&
      each.number < number &&
      each.environment === asked?.environment &&
      each.unit === asked.unit &&
      each.set === asked.set,
  )?.set;
}

/**
 * Moves to what a rollback took away from there, where nobody let it return and nobody set the hold aside. Told by what
 * was rolled back, not by the holds that are to keep it out.
 */
export function returnsIn(world: World): readonly Move[] {
  const out = new Map<string, number>();
  return movesOf(world).filter(({ place, service, from, to, state }) => {
    const at = `${place.name}/${service}`;
    const keys = [buildHash(to), setHash({ [service]: to })].map((hash) => `${at} ${hash}`);
    const since = keys.map((key) => out.get(key)).find((each) => each !== undefined);
    if (state.writer === 'rollback') {
      for (const key of keys) out.delete(key);
      if (from !== undefined) out.set(`${at} ${keptOut(from, to)}`, world.states.indexOf(state));
    } else if (since !== undefined && !state.aside.includes('hold')) {
      return !world.letReturn.some((said) => said.at === at && said.after > since);
    }
    return false;
  });
}

/** Images of a release that the registry had not when it was decided. */
export function absentFor({ place, service, to, state }: Move, { services }: World): readonly string[] {
  return (services[service] ?? []).filter((image) => {
    const there = state.images[referenceOf(place.registry, service, image, to.source.commit)];
    return there === undefined || there !== to.images[image]?.digest;
  });
}
