import { parseMarker } from '../body/marker.js';
import type { Forge, ForgeRequest, Status as ForgeStatus } from '../forge/forge.js';
import { GitFailure } from '../git/failure.js';
import type { Oid } from '../git/oid.js';
import { Outdated } from '../git/outdated.js';
import type { Git } from '../git/program.js';
import { commitOf } from '../git/read.js';
import { ownPrefix, promotionPrefix } from '../plan/head-branch.js';
import type { ObservedRequest } from '../plan/observed.js';
import { writerTrailer } from './recorded.js';

/** Requests as the planner knows them; one whose marker is gone is nobody's. */
export async function observedRequests(
  git: Git,
  forge: Forge,
  prefix: string = promotionPrefix,
): Promise<readonly ObservedRequest[]> {
  const requests = await forge.requests(prefix);
  const observed = await Promise.all(requests.map((request) => observedRequest(git, forge, request)));
  return observed.filter((each) => each !== undefined);
}

/** The open ones, by what they are about; nothing is asked about their heads. */
export async function openRequests(
  forge: Forge,
): Promise<readonly Pick<ObservedRequest, 'ref' | 'state' | 'target'>[]> {
  const requests = await forge.requests(ownPrefix);
  return requests.flatMap(({ number, url, state, body }) => {
    const marker = parseMarker(body);
    if (marker === undefined || state !== 'open') return [];
    const { environment, unit } = marker;
    return [{ ref: { number, url }, state, target: { environment, unit } }];
  });
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
