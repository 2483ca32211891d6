import { allServices, type Hold, type Release, standing } from '@fairlead/model';
import type { Oid } from '../../plan/observed.js';
import { type Place, type State, stateOf, type World } from './world.js';

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
