import type { Freeze, Hold, Release, ResolvedDelivery } from '@fairlead/model';
import type { Plan } from '../../plan/action.js';
import { changes } from '../../plan/action.js';
import type { Oid } from '../../plan/observed.js';
import { plan } from '../../plan/plan.js';
import { type Applying, applyToWorld, changed, merged, withState } from './apply-world.js';
import { observeWorld } from './observe-world.js';
import {
  digestOf,
  oid,
  type Place,
  type Request,
  referenceOf,
  type Source,
  stateOf,
  type World,
} from './world.js';

export const noon = new Date('2026-11-26T12:00:00Z');

const arrival = { accepts: 'tracked', promote: 'each' } as const;

/** An environment that takes each merge. */
export function merging(name: string, over: Partial<ResolvedDelivery> = {}): Place {
  return placed(name, { strategy: 'commit-on-merge', ...arrival, ...over } as ResolvedDelivery);
}

/** An environment that takes what another one runs, by request. */
export function promoting(name: string, from: string, over: object = {}): Place {
  return placed(name, {
    strategy: 'pull-request',
    from,
    autoMerge: false,
    ...arrival,
    ...over,
  } as ResolvedDelivery);
}

/** An environment that takes versions. */
export function versioned(name: string, over: object = {}): Place {
  const versions = { versions: '*', prereleases: false };
  return placed(name, { strategy: 'version-release', ...versions, ...arrival, ...over } as ResolvedDelivery);
}

export function placed(name: string, delivery: ResolvedDelivery): Place {
  return { name, delivery, freezes: {}, registry: 'registry.example.com', branch: 'main' };
}

interface Start {
  readonly places: readonly Place[];
  /** @default `api` with one image */
  readonly services?: { readonly [service: string]: readonly string[] };
}

/** What happens to a world, told step by step. Nothing is planned until `run`. */
export class Story {
  world: World;
  now = noon;

  constructor({ places, services = { api: ['main'] } }: Start) {
    const empty = {
      sources: [],
      forgotten: [],
      images: {},
      states: [],
      requests: [],
      health: {},
      letReturn: [],
    };
    this.world = { ...empty, services, places };
  }

  /** The same world, to go another way. */
  copy(): Story {
    const twin = new Story({ places: this.world.places });
    twin.world = this.world;
    twin.now = this.now;
    return twin;
  }

  /** A commit on the tracked branch, or on another one that leaves it at a commit. */
  commit(touches: string | readonly string[], more: Partial<Source> = {}): Oid {
    const { sources, forgotten } = this.world;
    const branch = more.branch ?? 'main';
    const id = oid('c', sources.length + forgotten.length + 1);
    const parent = more.parent ?? sources.findLast((each) => each.branch === branch)?.id;
    const source = { id, branch, touches: [touches].flat(), carries: [], ...(parent && { parent }), ...more };
    this.world = { ...this.world, sources: [...sources, source] };
    return id;
  }

  /** The images of a commit are pushed; some of them when they are named. */
  build(service: string, commit: Oid, images = this.world.services[service] ?? [], registry?: string): void {
    const to = registry ?? this.world.places[0]?.registry ?? '';
    const pushed = images.map((image) => [
      referenceOf(to, service, image, commit),
      digestOf(service, image, commit),
    ]);
    this.world = { ...this.world, images: { ...this.world.images, ...Object.fromEntries(pushed) } };
  }

  /** A commit on the tracked branch that edits definitions, and nothing that images are built from. */
  define(...places: readonly string[]): Oid {
    return this.commit([], { defines: places });
  }

  /** A commit that is built. */
  ship(touches: string | readonly string[], more: Partial<Source> = {}): Oid {
    const commit = this.commit(touches, more);
    for (const service of [touches].flat()) this.build(service, commit);
    return commit;
  }

  plan(): Plan {
    return plan(observeWorld(this.world), this.now);
  }

  /** One run: observe, plan, apply. */
  run(steps?: number): Plan {
    const made = this.plan();
    this.world = applyToWorld(this.world, made, { hand: 'run', ...(steps !== undefined && { steps }) });
    return made;
  }

  /** Runs until nothing is left to do. */
  settle(most = 12): void {
    for (let round = 0; changes(this.run()); round += 1) {
      if (round === most) throw new Error(`still changing after ${most} runs`);
    }
  }

  /** What a person's command does. */
  apply(made: Plan, how: Partial<Applying> = {}): void {
    this.world = applyToWorld(this.world, made, { hand: 'person', ...how });
  }

  /** What runs somewhere: `dev/api`. */
  release(place: string): Release | undefined {
    return stateOf(this.world, this.#branchOf(place))?.releases[place];
  }

  commitOf(place: string): Oid | undefined {
    return this.release(place)?.source.commit;
  }

  holds(place: string): readonly Hold[] {
    return stateOf(this.world, this.#branchOf(place))?.holds[place] ?? [];
  }

  open(environment: string): readonly Request[] {
    return this.world.requests.filter((each) => each.environment === environment && each.state === 'open');
  }

  merge(environment: string): void {
    for (const request of this.open(environment)) this.world = merged(this.world, request);
  }

  reject(environment: string): void {
    for (const { number } of this.open(environment)) {
      this.world = changed(this.world, number, (request) => ({ ...request, state: 'rejected' }));
    }
  }

  /** A person writes a release file by hand, for example by a revert. */
  write(place: string, release: Release): void {
    const branch = this.#branchOf(place);
    const before = this.world.states.findLast(({ releases }) => releases[place] === release);
    const objects = before?.rendered[place];
    const rendered = objects === undefined ? {} : { [place]: objects };
    this.world = withState(this.world, { branch, writer: 'other', releases: { [place]: release }, rendered });
  }

  /** A person takes a release file away, as the revert of a first promotion does. */
  take(place: string): void {
    const branch = this.#branchOf(place);
    this.world = withState(this.world, { branch, writer: 'other', taken: [place] });
  }

  /** A person writes the holds of a place; none lifts them. */
  hold(place: string, ...holds: readonly Hold[]): void {
    const branch = this.#branchOf(place);
    this.world = withState(this.world, { branch, writer: 'other', holds: { [place]: holds } });
  }

  #branchOf(place: string): string {
    return this.world.places.find(({ name }) => place.startsWith(`${name}/`))?.branch ?? 'main';
  }

  freeze(environment: string, freezes: { readonly [name: string]: Freeze }): void {
    const places = this.world.places.map((each) => (each.name === environment ? { ...each, freezes } : each));
    this.world = { ...this.world, places };
  }

  /** A force-push of the source: these commits are in no branch any more. */
  forget(...commits: readonly Oid[]): void {
    const [gone, sources] = [true, false].map((is) =>
      this.world.sources.filter(({ id }) => commits.includes(id) === is),
    );
    const forgotten = [...this.world.forgotten, ...(gone ?? [])];
    this.world = { ...this.world, sources: sources ?? [], forgotten };
  }
}

/** Why a plan leaves things as they are: `dev/api superseded`. */
export function skips({ actions }: Plan): readonly string[] {
  return actions.flatMap((action) => {
    if (action.kind === 'skip')
      return [`${action.target.environment}/${action.target.unit} ${action.because}`];
    return [];
  });
}

export function refusals({ actions }: Plan): readonly string[] {
  return actions.flatMap((action) => {
    if (action.kind !== 'refuse') return [];
    return [`${action.target.environment}/${action.target.unit} ${action.problem.code}`];
  });
}
