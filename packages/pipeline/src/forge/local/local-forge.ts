import { noObject } from '../../git/oid.js';
import { type Git, gitIn } from '../../git/program.js';
import type { EnsuredRequest, Forge, Judged, MergeOutcome, WantedRequest } from '../forge.js';
import { mergeCommit, tipOf } from './merge.js';
import { printRecord } from './record.js';
import {
  changeRequest,
  type Kept,
  keptRequest,
  keptRequests,
  openRequest,
  ourselves,
  requestRef,
} from './requests.js';
import { requestUrl, shown, unmet } from './rules.js';
import { setStatus, statusesOf } from './status.js';
import { moveRefs, settled, writeValue } from './store.js';

/** What the local forge needs of the world. */
export interface LocalForgeOptions {
  /** The bare repository, absolute. */
  readonly folder: string;
  /** Who merges, and by which clock. @default the program itself */
  readonly by?: { readonly name: string; readonly email: string };
  readonly now: () => Date;
}

/**
 * A forge without a server: a bare repository whose requests, reviews, statuses and rules are refs. Several
 * processes may use one at the same time: a change of what somebody else has changed since is made again. Needs
 * git 2.38 or newer.
 */
export function localForge(options: LocalForgeOptions): Forge {
  const git = gitIn(options.folder);
  return {
    // The smallest of the hosts that it stands in for (documented by GitHub for a request's body).
    limits: { bodyChars: 65_536 },
    async requests(headPrefix) {
      const kept = await keptRequests(git);
      const ours = kept.filter(({ record }) => record.head.startsWith(headPrefix)).reverse();
      return Promise.all(ours.map(({ record }) => shown(git, record)));
    },
    ensureRequest: (wanted) => settled(() => ensure(git, wanted)),
    async closeRequest(number, because) {
      let was: 'closed' | 'already' = 'already';
      await closeAs(git, number, { by: ourselves, because }, () => {
        was = 'closed';
      });
      return was;
    },
    mergeRequest: (number, on) => settled(() => merge(git, { number, on, ...options })),
    async ensureComment(number, { key, body }) {
      await changeRequest(git, number, (record) =>
        record.comments[key] === body
          ? undefined
          : { ...record, comments: { ...record.comments, [key]: body } },
      );
    },
    async comments(number) {
      const { record } = await keptRequest(git, number);
      return new Map(Object.entries(record.comments));
    },
    setStatus: (commit, status) => settled(() => setStatus(git, commit, status)),
    statuses: (commit) => statusesOf(git, commit),
  };
}

async function ensure(git: Git, wanted: WantedRequest): Promise<EnsuredRequest> {
  const open = (await keptRequests(git)).find(
    ({ record }) => record.state === 'open' && record.head === wanted.head && record.base === wanted.base,
  );
  const url = (number: number) => requestUrl(git, number);
  if (open === undefined) {
    const { number } = await openRequest(git, { state: 'open', ...wanted, reviews: {}, comments: {} });
    return { number, url: url(number), was: 'opened' };
  }
  const { number, title, body } = open.record;
  if (title === wanted.title && body === wanted.body) return { number, url: url(number), was: 'unchanged' };
  await changeRequest(git, number, (record) => ({ ...record, title: wanted.title, body: wanted.body }));
  return { number, url: url(number), was: 'updated' };
}

/** Closes an open request in somebody's name. */
export async function closeAs(
  git: Git,
  number: number,
  closed: { readonly by: string; readonly because: string },
  done: () => void = () => {},
): Promise<void> {
  const headCommit = await tipOf(git, (await keptRequest(git, number)).record.head);
  await changeRequest(git, number, (record) => {
    if (record.state !== 'open') return undefined;
    done();
    return { ...record, state: 'closed', closed, ...(headCommit && { headCommit }) };
  });
}

interface Merge extends LocalForgeOptions {
  readonly number: number;
  readonly on: Judged;
}

async function merge(git: Git, of: Merge): Promise<MergeOutcome> {
  // The base is read first: whoever merged this very request in between is then seen in its record.
  const base = (await tipOf(git, (await keptRequest(git, of.number)).record.base)) ?? noObject;
  const kept = await keptRequest(git, of.number);
  const { record } = kept;
  if (record.state === 'merged') return { kind: 'already', commit: record.merge ?? noObject };
  if (record.state === 'closed')
    return { kind: 'blocked', by: 'closed', what: 'it was closed without a merge' };
  const head = (await tipOf(git, record.head)) ?? noObject;
  if (head !== of.on.head) return { kind: 'moved', what: 'head', to: head };
  if (base !== of.on.base) return { kind: 'moved', what: 'base', to: base };
  return (await unmet(git, record, head)) ?? mergeInto(git, kept, of);
}

/** The branch and the note of it move together or not at all. */
async function mergeInto(git: Git, { record, blob }: Kept, of: Merge): Promise<MergeOutcome> {
  const { base, head, title, number } = record;
  const by = { ...(of.by ?? { name: 'Fairlead', email: 'fairlead@localhost' }), at: of.now() };
  const commit = await mergeCommit(git, { ...of.on, message: `${title} (#${number})\n`, by });
  if (commit === 'conflict') {
    return { kind: 'blocked', by: 'conflict', what: `${head} and ${base} changed the same lines` };
  }
  const merged = { ...record, state: 'merged' as const, headCommit: of.on.head, merge: commit };
  await moveRefs(git, [
    { ref: `refs/heads/${base}`, was: of.on.base, to: commit },
    { ref: requestRef(number), was: blob, to: await writeValue(git, printRecord(merged)) },
  ]);
  return { kind: 'merged', commit };
}
