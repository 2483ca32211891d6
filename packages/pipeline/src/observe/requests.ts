import { parseMarker } from '../body/marker.js';
import type { Forge, ForgeRequest, Status as ForgeStatus } from '../forge/forge.js';
import { GitFailure } from '../git/failure.js';
import type { Oid } from '../git/oid.js';
import { Outdated } from '../git/outdated.js';
import type { Git } from '../git/program.js';
import { commitOf } from '../git/read.js';
import { holdPrefix, ownPrefix, promotionPrefix, rollbackPrefix } from '../plan/head-branch.js';
import type { ObservedRequest } from '../plan/observed.js';
import { writerTrailer } from './recorded.js';
import type { Scope } from './scope.js';

/** Requests by what they do. */
export interface ObservedRequests {
  readonly promotions: readonly ObservedRequest[];
  /** Read by whoever goes back. */
  readonly rollbacks: readonly ObservedRequest[];
  /** Open ones alone: what was closed holds nothing. */
  readonly holds: readonly ObservedRequest[];
}

/** Requests as the planner knows them; one whose marker is gone is nobody's. */
export async function observedRequests(
  { git, forge }: Asked,
  looking: Scope['looking'],
): Promise<ObservedRequests> {
  // Asked once: hosts count what they are asked.
  const all = await forge.requests(ownPrefix);
  const those = async (prefix: string, wanted: (request: ForgeRequest) => boolean) => {
    const requests = all.filter((each) => each.head.startsWith(prefix) && wanted(each));
    const observed = await Promise.all(requests.map((request) => observedRequest(git, forge, request)));
    return observed.filter((each) => each !== undefined);
  };
  const [promotions, rollbacks, holds] = await Promise.all([
    those(promotionPrefix, () => true),
    those(rollbackPrefix, () => looking === 'back'),
    those(holdPrefix, ({ state }) => state === 'open'),
  ]);
  return { promotions, rollbacks, holds };
}

/** What is open, for those who only want to know. */
export interface OpenRequests {
  /** Those that move something, by what they are about; nothing is asked about their heads. */
  readonly moving: readonly Pick<ObservedRequest, 'ref' | 'state' | 'target'>[];
  readonly holding: readonly ObservedRequest[];
}

export async function openRequests({ git, forge }: Asked): Promise<OpenRequests> {
  const open = (await forge.requests(ownPrefix)).filter(({ state }) => state === 'open');
  const [holding, moving] = [true, false].map((is) =>
    open.filter(({ head }) => head.startsWith(holdPrefix) === is),
  );
  const observed = (holding ?? []).map((request) => observedRequest(git, forge, request));
  return {
    moving: (moving ?? []).flatMap(({ number, url, body }) => {
      const marker = parseMarker(body);
      if (marker === undefined) return [];
      const { environment, unit } = marker;
      return [{ ref: { number, url }, state: 'open' as const, target: { environment, unit } }];
    }),
    holding: (await Promise.all(observed)).filter((each) => each !== undefined),
  };
}

interface Asked {
  readonly git: Git;
  readonly forge: Forge;
}

async function observedRequest(
  git: Git,
  forge: Forge,
  request: ForgeRequest,
): Promise<ObservedRequest | undefined> {
  const marker = parseMarker(request.body);
  const state = stateOf(request);
  if (marker === undefined || state === undefined) return undefined;
  const { number, url, head, headCommit, base, mergeable } = request;
  const { environment, unit, set, over } = marker;
  const foreign = state === 'open' ? await foreignCommit(git, { base, headCommit }) : undefined;
  const statuses = state === 'open' ? await forge.statuses(headCommit) : new Map<string, ForgeStatus>();
  return {
    ref: { number, url },
    state,
    target: { environment, unit },
    head: { branch: head, tip: headCommit },
    base: { repository: '', branch: base },
    set,
    over,
    ...(foreign !== undefined && { foreign }),
    merge: mergeable,
    statuses: Object.fromEntries(
      [...statuses].map(([name, said]) => [name, { state: said.state, words: said.description }]),
    ),
  };
}

/** A request that we closed ourselves says nothing about what a person wants. */
function stateOf({ state, closedBy }: ForgeRequest): ObservedRequest['state'] | undefined {
  if (state !== 'closed') return state;
  return closedBy === 'us' ? undefined : 'rejected';
}

/** A commit on the head branch that no command of Fairlead wrote. @throws Outdated for a head that was not fetched */
export async function foreignCommit(
  git: Git,
  { base, headCommit }: { readonly base: string; readonly headCommit: Oid },
): Promise<Oid | undefined> {
  const format = `--format=%H%x09%(trailers:key=${writerTrailer},valueonly,separator=%x2c)`;
  const ask = (...without: readonly string[]) => git.run(['log', format, headCommit, ...without]);
  const said = await ask(`^refs/heads/${base}`).catch(async (error: unknown) => {
    // The forge is asked after the fetch: somebody has written a head in between.
    if (error instanceof GitFailure && error.kind === 'absent')
      throw new Outdated(`${headCommit} is not here yet`);
    // A ledger that is taken away leaves its requests behind.
    if ((await commitOf(git, `refs/heads/${base}`)) === undefined) return ask();
    throw error;
  });
  const commits = said
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
  return commits.find(([, trailer = '']) => trailer.trim() === '')?.[0];
}
