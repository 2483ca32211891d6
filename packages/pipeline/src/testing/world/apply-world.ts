import { isDeepStrictEqual } from 'node:util';
import type { Hold, Release } from '@fairlead/model';
import type {
  Action,
  HoldWrite,
  MergeRequest,
  Plan,
  ReleaseWrite,
  Wanted,
  WriteLedger,
} from '../../plan/action.js';
import { gateContext } from '../../plan/carry/gate.js';
import { definedAt } from './defined.js';
import { type Hand, oid, type Rendered, type Request, type State, stateOf, type World } from './world.js';

/** How a plan is applied. */
export interface Applying {
  /** Actions after which the command is killed. @default all of them */
  readonly steps?: number;
  readonly hand: Hand;
}

/** The world after a plan, or after its first actions. */
export function applyToWorld(world: World, { actions }: Plan, { steps, hand }: Applying): World {
  return actions.slice(0, steps).reduce((now, action) => applied(now, action, hand), world);
}

function applied(world: World, action: Action, hand: Hand): World {
  switch (action.kind) {
    case 'write-ledger':
      return written(world, action, hand);
    case 'open-request':
      return opened(world, action.request, hand);
    case 'update-request':
      return changed(withCopies(world, action.request.releases), action.ref.number, ({ number }) => ({
        ...requestFor(world, action.request, hand),
        number,
      }));
    case 'close-request':
      return changed(world, action.ref.number, (request) => ({ ...request, state: 'closed' }));
    case 'merge-request':
      return mergedBy(world, action);
    case 'set-status':
      return changed(world, action.ref.number, (request) => ({
        ...request,
        statuses: { ...request.statuses, [action.context]: action.status },
      }));
    case 'comment':
    case 'skip':
    case 'warn':
    case 'refuse':
      return world;
    default:
      return action satisfies never;
  }
}

function written(world: World, action: WriteLedger, writer: Hand): World {
  const { ledger, expect, releases, holds } = action;
  const tip = stateOf(world, ledger.branch)?.id ?? 'absent';
  if (tip !== expect) throw new Error(`planned from ${expect}, found ${tip}`);
  const aside = action.overrides.map(({ of }) => of);
  const objects = { releases: byPlace(releases), rendered: renderedOf(world, releases) };
  const change: Change = { branch: ledger.branch, writer, aside, ...objects };
  return withState(withCopies(world, releases), { ...change, holds: heldBy(holds) });
}

const heldBy = (writes: readonly HoldWrite[]): { readonly [place: string]: readonly Hold[] } =>
  Object.fromEntries(
    writes.map(({ environment, service, holds: file }) => [
      `${environment}/${service}`,
      file === 'lifted' ? [] : file.holds,
    ]),
  );

interface Change {
  readonly branch: string;
  readonly writer: State['writer'];
  readonly aside?: State['aside'];
  readonly releases?: { readonly [place: string]: Release };
  readonly rendered?: Rendered;
  /** @default what the registry has */
  readonly images?: World['images'];
  /** Places whose release file goes away. */
  readonly taken?: readonly string[];
  readonly holds?: { readonly [place: string]: readonly Hold[] };
}

/** One more commit on a ledger branch. */
export function withState(world: World, change: Change): World {
  const { branch, writer, aside = [], releases = {}, rendered = {}, taken = [], holds = {} } = change;
  const before = stateOf(world, branch);
  const kept = Object.entries(before?.releases ?? {}).filter(([place]) => !taken.includes(place));
  const state: State = {
    id: oid('e', world.states.length + 1),
    branch,
    writer,
    aside,
    releases: { ...Object.fromEntries(kept), ...releases },
    rendered: { ...before?.rendered, ...rendered },
    images: change.images ?? world.images,
    holds: { ...before?.holds, ...holds },
  };
  return { ...world, states: [...world.states, state] };
}

function withCopies(world: World, writes: readonly ReleaseWrite[]): World {
  const copied = writes.flatMap(({ copies }) =>
    copies.map(({ to, tag, digest }) => [`${to}:${tag}`, digest]),
  );
  return { ...world, images: { ...world.images, ...Object.fromEntries(copied) } };
}

const byPlace = (writes: readonly ReleaseWrite[]): { readonly [place: string]: Release } =>
  Object.fromEntries(
    writes.map(({ environment, service, release }) => [`${environment}/${service}`, release]),
  );

/** What returns has the objects that its ledger recorded; all else those of the definition that it names. */
function renderedOf(world: World, writes: readonly ReleaseWrite[]): Rendered {
  const all = writes.flatMap(({ environment, service, release: { renderedFrom }, recorded }) => {
    const place = `${environment}/${service}`;
    const kept = world.states.find(({ id }) => id === recorded)?.rendered[place];
    const objects = kept ?? (renderedFrom && definedAt(world, place, renderedFrom));
    return objects === undefined ? [] : [[place, objects] as const];
  });
  return Object.fromEntries(all);
}

function opened(world: World, wanted: Wanted, hand: Hand): World {
  const requests = [...world.requests, requestFor(world, wanted, hand)];
  return { ...withCopies(world, wanted.releases), requests };
}

function requestFor(world: World, wanted: Wanted, hand: Hand): Request {
  const { requests } = world;
  const now = stateOf(world, wanted.base.branch)?.releases ?? {};
  const releases = byPlace(wanted.releases);
  const heads = requests.map(({ head }) => Number(head.slice(1)));
  return {
    number: requests.length + 1,
    ...wanted.target,
    state: 'open',
    head: oid('d', Math.max(0, ...heads) + 1),
    branch: wanted.head,
    base: wanted.base.branch,
    set: wanted.set,
    over: wanted.over,
    hand,
    aside: wanted.overrides.map(({ of }) => of),
    releases,
    rendered: renderedOf(world, wanted.releases),
    ...(wanted.holding === undefined ? {} : { holds: heldAround(world, wanted) }),
    images: withCopies(world, wanted.releases).images,
    replaces: Object.fromEntries(Object.keys(releases).map((place) => [place, now[place]])),
    statuses: { [gateContext]: wanted.status },
  };
}

function heldAround(world: World, { base, holding }: Wanted): NonNullable<Request['holds']> {
  const now = stateOf(world, base.branch)?.holds ?? {};
  const each = Object.entries(heldBy(holding?.holds ?? []));
  return Object.fromEntries(each.map(([place, after]) => [place, { after, before: now[place] ?? [] }]));
}

export function changed(world: World, number: number, to: (request: Request) => Request): World {
  const requests = world.requests.map((each) => (each.number === number ? to(each) : each));
  return { ...world, requests };
}

function mergedBy(world: World, { ref, expect }: MergeRequest): World {
  const request = world.requests.find(({ number }) => number === ref.number);
  if (request?.head !== expect) throw new Error(`looked at ${expect}, found ${request?.head}`);
  return merged(world, request);
}

/** What a forge does when somebody merges: nothing where its required check has not passed, or files conflict. */
export function merged(world: World, request: Request): World {
  if (request.state !== 'open' || request.statuses[gateContext]?.state !== 'success') return world;
  if (isInConflict(world, request)) return world;
  const { base: branch, hand: writer, aside, releases, rendered, images } = request;
  const written = Object.entries(request.holds ?? {}).map(([place, { after: each }]) => [place, each]);
  const holds = Object.fromEntries(written);
  const after = withState(world, { branch, writer, aside, releases, rendered, holds, images });
  return changed(after, request.number, (each) => ({ ...each, state: 'merged' }));
}

/** Whether the files that it writes are others by now. */
export function isInConflict(world: World, { base, replaces, holds = {} }: Request): boolean {
  const now = stateOf(world, base);
  return (
    Object.entries(replaces).some(([place, before]) => !isDeepStrictEqual(before, now?.releases[place])) ||
    Object.entries(holds).some(([place, { before }]) => !isDeepStrictEqual(before, now?.holds[place] ?? []))
  );
}
