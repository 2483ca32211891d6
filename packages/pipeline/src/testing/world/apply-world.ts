import { isDeepStrictEqual } from 'node:util';
import type { Hold, Release } from '@fairlead/model';
import type { Action, MergeRequest, Plan, ReleaseWrite, Wanted, WriteLedger } from '../../plan/action.js';
import { gateContext } from '../../plan/carry/gate.js';
import { oid, type Request, type State, stateOf, type World } from './world.js';

/** The world after a plan, or after its first `steps` actions when the run is killed there. */
export function applyToWorld(world: World, { actions }: Plan, steps = actions.length): World {
  return actions.slice(0, steps).reduce(applied, world);
}

function applied(world: World, action: Action): World {
  switch (action.kind) {
    case 'write-ledger':
      return written(world, action);
    case 'open-request':
      return opened(world, action.request);
    case 'update-request':
      return changed(withCopies(world, action.request.releases), action.ref.number, ({ number }) => ({
        ...requestFor(world, action.request),
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

function written(world: World, { ledger, expect, releases, holds }: WriteLedger): World {
  const tip = stateOf(world, ledger.branch)?.id ?? 'absent';
  if (tip !== expect) throw new Error(`planned from ${expect}, found ${tip}`);
  const change: Change = { branch: ledger.branch, writer: 'fairlead', releases: byPlace(releases) };
  const lifted = Object.fromEntries(
    holds.map(({ environment, service, holds: file }) => [
      `${environment}/${service}`,
      file === 'lifted' ? [] : file.holds,
    ]),
  );
  return withState(withCopies(world, releases), { ...change, holds: lifted });
}

interface Change {
  readonly branch: string;
  readonly writer: State['writer'];
  readonly releases?: { readonly [place: string]: Release };
  readonly holds?: { readonly [place: string]: readonly Hold[] };
}

/** One more commit on a ledger branch. */
export function withState(world: World, { branch, writer, releases = {}, holds = {} }: Change): World {
  const before = stateOf(world, branch);
  const state: State = {
    id: oid('e', world.states.length + 1),
    branch,
    writer,
    releases: { ...before?.releases, ...releases },
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

function opened(world: World, wanted: Wanted): World {
  const requests = [...world.requests, requestFor(world, wanted)];
  return { ...withCopies(world, wanted.releases), requests };
}

function requestFor(world: World, wanted: Wanted): Request {
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
    releases,
    replaces: Object.fromEntries(Object.keys(releases).map((place) => [place, now[place]])),
    statuses: { [gateContext]: wanted.status },
  };
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
  const now = stateOf(world, request.base)?.releases ?? {};
  const conflicts = Object.entries(request.replaces).some(
    ([place, before]) => !isDeepStrictEqual(before, now[place]),
  );
  if (conflicts) return world;
  const after = withState(world, { branch: request.base, writer: 'fairlead', releases: request.releases });
  return changed(after, request.number, (each) => ({ ...each, state: 'merged' }));
}
