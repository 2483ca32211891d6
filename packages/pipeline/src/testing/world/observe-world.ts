import type { Release } from '@fairlead/model';
import type {
  Candidate,
  CandidateImage,
  Observed,
  ObservedDefinition,
  ObservedEnvironment,
  ObservedRequest,
  ObservedService,
  Oid,
  Recorded,
  RecordedChange,
} from '../../plan/observed.js';
import { isInConflict } from './apply-world.js';
import { definedAt, definitionOf, definitionsUpTo, trackedTip } from './defined.js';
import {
  ancestors,
  type Place,
  type Request,
  referenceOf,
  type Source,
  stateOf,
  type World,
} from './world.js';

/** All that a planner may know of a world. */
export function observeWorld(world: World): Observed {
  const tip = trackedTip(world);
  return {
    schema: 'fairlead.observed/1',
    tracked: { branch: 'main', tip },
    environments: world.places.map((place) => environmentOf(world, place)),
    requests: world.requests
      .filter(({ state, holds: held }) => state !== 'closed' && held === undefined)
      .map(requestOf),
  };
}

function environmentOf(world: World, place: Place): ObservedEnvironment {
  const { name, delivery, freezes, branch } = place;
  const folder = `apps/environments/${name}`;
  const ledger = branch === 'main' ? ({ kind: 'tree' } as const) : ({ kind: 'branch', branch } as const);
  const state = stateOf(world, branch);
  const prefix = `${name}/`;
  const holds = Object.entries(state?.holds ?? {}).filter(([at]) => at.startsWith(prefix));
  return {
    settings: { name, delivery, folder, freezes, ledger, protected: false, retired: false },
    ledger: { repository: '', branch, tip: state?.id ?? 'absent', folder },
    holds: Object.fromEntries(holds.map(([at, each]) => [at.slice(prefix.length), each])),
    ...proposedIn(world, place),
    holdProblems: {},
    present: Object.keys(world.services),
    services: Object.fromEntries(
      Object.keys(world.services).map((service) => [service, serviceOf(world, place, service)]),
    ),
  };
}

function proposedIn(world: World, { name }: Place): Pick<ObservedEnvironment, 'proposedHolds'> {
  const open = world.requests.filter(({ state, environment }) => state === 'open' && environment === name);
  const proposed = open.flatMap((request) =>
    Object.values(request.holds ?? {}).map(({ after }) => ({
      service: request.unit,
      holds: after,
      request: {
        ...requestOf(request),
        merge: isInConflict(world, request) ? ('conflict' as const) : ('ready' as const),
      },
    })),
  );
  return proposed.length === 0 ? {} : { proposedHolds: proposed };
}

function serviceOf(world: World, place: Place, service: string): ObservedService {
  const images = world.services[service] ?? [];
  const at = `${place.name}/${service}`;
  const release = stateOf(world, place.branch)?.releases[at];
  const ready = world.health[at];
  const named = images.map((image) => [
    image,
    { origin: 'built' as const, repository: `${place.registry}/${service}-${image}` },
  ]);
  return {
    images: Object.fromEntries(named),
    definitionHash: definitionOf(definedAt(world, at, trackedTip(world))),
    ...(place.branch === 'main' ? {} : { renderedFrom: renderedFrom(world, place, service) }),
    retired: false,
    ...(release === undefined ? {} : { release }),
    ...recordedOf(world, place, at),
    candidates: sourcesOf(world, service).map((source) =>
      candidateOf(world, { source, place, service, release }),
    ),
    ...(ready === undefined ? {} : { ready }),
  };
}

/** The definition today, and the one that fits what the source of releases runs. */
function renderedFrom(world: World, { name, delivery }: Place, service: string): ObservedDefinition {
  const tip = trackedTip(world);
  const today = definedAt(world, `${name}/${service}`, tip);
  const from = 'from' in delivery ? world.places.find((each) => each.name === delivery.from) : undefined;
  if (from === undefined || from.branch === 'main') return { today };
  const there = `${from.name}/${service}`;
  const runs = stateOf(world, from.branch)?.releases[there]?.renderedFrom;
  const line = ancestors(world, tip);
  if (runs === undefined || !line.includes(runs)) return { today };
  const next = definitionsUpTo(world, there, tip).findLast((edit) => line.indexOf(edit) < line.indexOf(runs));
  const before = next && line[line.indexOf(next) + 1];
  return before === undefined ? { today } : { today, tested: definedAt(world, `${name}/${service}`, before) };
}

/**
 * Commits that touch a service, once for each version. A version of one that does not is a version of the newest one
 * before it that does.
 */
function sourcesOf(world: World, service: string): readonly Source[] {
  const versions = new Map<Oid, string[]>();
  const touching = world.sources.filter((source) => source.touches.includes(service));
  for (const { id, version } of world.sources) {
    const at = ancestors(world, id).find((each) => touching.some((source) => source.id === each));
    if (at === undefined || version === undefined) continue;
    versions.set(at, [...(versions.get(at) ?? []), version]);
  }
  return touching.flatMap(({ version: _own, ...source }): readonly Source[] => {
    const own = versions.get(source.id);
    return own === undefined ? [source] : own.map((version) => ({ ...source, version }));
  });
}

interface Seen {
  readonly source: Source;
  readonly place: Place;
  readonly service: string;
  readonly release: Release | undefined;
}

function candidateOf(world: World, { source, place, service, release }: Seen): Candidate {
  const { id, branch, version, schemas } = source;
  const line = ancestors(world, id);
  const main = world.sources.filter((each) => each.branch === 'main').map((each) => each.id);
  const left = line.find((each) => main.includes(each));
  return {
    commit: id,
    at: '2026-11-02T09:30:00Z',
    ...(version === undefined ? {} : { version }),
    ...(schemas === undefined ? {} : { schemas }),
    relation: relationOf(world, release?.source.commit, id),
    ...(branch === 'main' ? { position: main.indexOf(id) } : { branchedFrom: left ?? id }),
    missing: missingOf(world, { from: release?.source.commit, to: id, service }),
    touches: true,
    images: Object.fromEntries(
      (world.services[service] ?? []).map((image) => [image, imageOf(world, { place, service, image, id })]),
    ),
  };
}

export function relationOf(world: World, current: Oid | undefined, commit: Oid): Candidate['relation'] {
  if (current === undefined) return 'first';
  if (!world.sources.some(({ id }) => id === current)) return 'unknown';
  if (current === commit) return 'same';
  if (ancestors(world, commit).includes(current)) return 'ahead';
  return ancestors(world, current).includes(commit) ? 'behind' : 'diverged';
}

/** Commits of what runs whose patch the other has not. */
export function missingOf(
  world: World,
  { from, to, service }: { readonly from: Oid | undefined; readonly to: Oid; readonly service: string },
): readonly Oid[] {
  if (from === undefined) return [];
  const there = new Set(ancestors(world, to));
  const has = new Set(
    world.sources.filter(({ id }) => there.has(id)).flatMap(({ id, carries }) => [id, ...carries]),
  );
  return ancestors(world, from).filter((commit) => {
    const source = world.sources.find(({ id }) => id === commit);
    return source?.touches.includes(service) && !has.has(commit);
  });
}

interface Wanted {
  readonly place: Place;
  readonly service: string;
  readonly image: string;
  readonly id: Oid;
}

function imageOf({ images, places }: World, { place, service, image, id }: Wanted): CandidateImage {
  const here = images[referenceOf(place.registry, service, image, id)];
  if (here !== undefined) return { state: 'present', tag: id, digest: here };
  for (const { registry } of places) {
    const there = images[referenceOf(registry, service, image, id)];
    if (there !== undefined) {
      return { state: 'elsewhere', tag: id, digest: there, from: `${registry}/${service}-${image}` };
    }
  }
  return { state: 'absent' };
}

function recordedOf(
  { states }: World,
  { branch }: Place,
  place: string,
): Pick<ObservedService, 'history' | 'gone'> {
  const own = states.filter((state) => state.branch === branch);
  const history: Recorded[] = [];
  let gone: RecordedChange | undefined;
  let heldSince = false;
  for (let index = own.length - 1; index >= 0; index -= 1) {
    const [state, before] = [own[index], own[index - 1]];
    if (state === undefined) continue;
    heldSince ||= state.holds[place] !== before?.holds[place];
    const release = state.releases[place];
    // What a commit does not write is the very object of the commit before.
    if (release === before?.releases[place]) continue;
    const writer = state.writer === 'other' ? ('other' as const) : ('fairlead' as const);
    const change = { commit: state.id, at: '2026-11-02T10:00:00Z', writer, heldSince };
    if (release !== undefined) history.push({ ...change, position: index, release });
    else if (history.length === 0) gone ??= change;
  }
  return { history, ...(gone === undefined ? {} : { gone }) };
}

function requestOf(request: Request): ObservedRequest {
  const { number, state, environment, unit, head, branch, base, set, over, foreign, statuses } = request;
  return {
    ref: { number, url: `https://forge.example.com/requests/${number}` },
    state: state === 'open' || state === 'merged' ? state : 'rejected',
    target: { environment, unit },
    head: { branch, tip: head },
    base: { repository: '', branch: base },
    set,
    over,
    ...(foreign === undefined ? {} : { foreign }),
    merge: 'ready',
    statuses,
  };
}
