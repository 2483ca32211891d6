import { afterEach, expect, test } from 'vitest';
import { type BareRepository, bareRepository } from '../../testing/bare-repository.js';
import { type ForgeStage, forgeContract } from '../contract.js';
import type { Forge, ForgeRequest } from '../forge.js';
import { localForge } from './local-forge.js';
import { personAt } from './person.js';
import { protect } from './protection.js';
import { keptRequest } from './requests.js';

const now = () => new Date('2026-05-04T15:00:00Z');
const open: BareRepository[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((repository) => repository.remove()));
});

async function stage(): Promise<ForgeStage> {
  const repository = await bareRepository();
  open.push(repository);
  const { folder } = repository.git;
  const person = personAt({ folder, name: 'Grace' });
  return {
    forge: localForge({ folder, now }),
    base: 'main',
    commit: (branch, file, content) => repository.commit(branch, { [file]: content }),
    tip: (branch) => repository.tip(branch),
    protect: (rules) => protect(repository.git, 'main', { ...rules, statuses: [...(rules.statuses ?? [])] }),
    approve: (number) => person.review(number, 'approved'),
    closeByHand: (number) => person.close(number),
    async said(number) {
      const { record } = await keptRequest(repository.git, number);
      return [...Object.values(record.comments), ...(record.closed ? [record.closed.because] : [])];
    },
  };
}

test.each(forgeContract)('local forge: $rule', async ({ see }) => {
  await see(await stage());
});

/** Adapters as careless people write them. */
const mutants = {
  'opens another request each time': (forge) => ({
    async ensureRequest(wanted) {
      for (const each of await forge.requests(wanted.head)) await forge.closeRequest(each.number, 'again');
      return forge.ensureRequest(wanted);
    },
  }),
  'opens one for each who asks': (forge) => {
    let asked = 0;
    return {
      async ensureRequest(wanted) {
        asked += 1;
        return forge.ensureRequest({ ...wanted, head: `${wanted.head}-${asked}` });
      },
    };
  },
  'never brings a text up to date': (forge) => ({
    async ensureRequest(wanted) {
      const there = (await forge.requests(wanted.head)).find(({ state }) => state === 'open');
      return there === undefined ? forge.ensureRequest(wanted) : { ...there, was: 'unchanged' };
    },
  }),
  'lists every request': (forge) => ({ requests: () => forge.requests('') }),
  'remembers the first head': (forge) => {
    const first = new Map<number, string>();
    const remembered = (request: ForgeRequest) => {
      const headCommit = first.get(request.number) ?? request.headCommit;
      first.set(request.number, headCommit);
      return { ...request, headCommit };
    };
    return {
      async ensureRequest(wanted) {
        const ensured = await forge.ensureRequest(wanted);
        (await forge.requests('')).map(remembered);
        return ensured;
      },
      requests: async (prefix) => (await forge.requests(prefix)).map(remembered),
    };
  },
  'mixes head and base up': (forge) => ({
    requests: async (prefix) =>
      (await forge.requests(prefix)).map((each) => ({ ...each, head: each.base, base: each.head })),
  }),
  'merges whatever the head is by now': (forge) => ({
    async mergeRequest(number, on) {
      const request = (await forge.requests('')).find((each) => each.number === number);
      return forge.mergeRequest(number, { ...on, head: request?.headCommit ?? '' });
    },
  }),
  'merges into whatever the base is by now': (forge, { tip, base }) => ({
    mergeRequest: async (number, { head }) => forge.mergeRequest(number, { head, base: await tip(base) }),
  }),
  'calls a second merge blocked': (forge) => ({
    async mergeRequest(number, on) {
      const outcome = await forge.mergeRequest(number, on);
      return outcome.kind === 'already' ? { kind: 'blocked', by: 'closed', what: 'merged' } : outcome;
    },
  }),
  'says merged and does nothing': () => ({
    mergeRequest: async (_, { head }) => ({ kind: 'merged', commit: head }),
  }),
  'calls every block a want of approvals': (forge) => ({
    async mergeRequest(number, on) {
      const outcome = await forge.mergeRequest(number, on);
      return outcome.kind === 'blocked' ? { ...outcome, by: 'approvals' } : outcome;
    },
  }),
  'approves by itself': (forge, { approve }) => ({
    async mergeRequest(number, on) {
      await approve(number);
      return forge.mergeRequest(number, on);
    },
  }),
  'counts any status as success': (forge) => ({
    setStatus: (commit, status) => forge.setStatus(commit, { ...status, state: 'success' }),
  }),
  'keeps one status only': (forge) => ({
    statuses: async (commit) => new Map([...(await forge.statuses(commit))].slice(0, 1)),
  }),
  'closes in somebody else’s name': (forge, { closeByHand }) => ({
    async closeRequest(number, because) {
      const request = (await forge.requests('')).find((each) => each.number === number);
      if (request?.state !== 'open') return forge.closeRequest(number, because);
      await closeByHand(number);
      return 'closed';
    },
  }),
  'closes nothing': () => ({ closeRequest: async () => 'closed' }),
  'shows the branch as it is, also for what ended': (forge, { tip }) => ({
    requests: async (prefix) =>
      Promise.all(
        (await forge.requests(prefix)).map(async (each) => ({ ...each, headCommit: await tip(each.head) })),
      ),
  }),
  'closes without a word': (forge) => ({ closeRequest: (number) => forge.closeRequest(number, '') }),
  'writes every comment anew': (forge) => ({
    ensureComment: (number, { key, body }) => forge.ensureComment(number, { key: `${key} ${body}`, body }),
  }),
  'numbers comments instead': (forge) => ({
    comments: async (number) =>
      new Map([...(await forge.comments(number)).values()].map((body, at) => [`${at}`, body])),
  }),
  'has no word for what ended': (forge) => ({
    async ensureComment(number, comment) {
      const request = (await forge.requests('')).find((each) => each.number === number);
      if (request?.state === 'open') await forge.ensureComment(number, comment);
    },
  }),
  'keeps one comment only': (forge) => ({
    ensureComment: (number, { body }) => forge.ensureComment(number, { key: 'k', body }),
  }),
  'trims text': (forge) => ({
    ensureRequest: (wanted) => forge.ensureRequest({ ...wanted, body: wanted.body.replace(/`[^`]*`/g, '') }),
  }),
} satisfies { readonly [mutant: string]: (forge: Forge, stage: ForgeStage) => Partial<Forge> };

/** For each rule of the contract the adapter that breaks it. */
const brokenBy: { readonly [rule: string]: keyof typeof mutants } = {
  'a wanted request is opened once, however often it is asked for': 'opens another request each time',
  'a request says which branch and commit it would merge, and into which': 'mixes head and base up',
  'a request that wants another text is brought up to date in place': 'never brings a text up to date',
  'a request follows its branch': 'remembers the first head',
  'only requests from branches with the prefix are listed': 'lists every request',
  'a merge puts the head on the base branch, and says with which commit': 'says merged and does nothing',
  'merging what is merged is a success that does nothing': 'calls a second merge blocked',
  'a head that moved since it was looked at is not merged': 'merges whatever the head is by now',
  'a base that moved since it was looked at is not merged into': 'merges into whatever the base is by now',
  'what changed the same lines as the base blocks the merge': 'calls every block a want of approvals',
  'missing approvals block the merge, and a given one lets it pass': 'approves by itself',
  'an approval of an older head does not count': 'approves by itself',
  'a required status blocks the merge until it has succeeded on the head': 'counts any status as success',
  'the newest word of each check is the one that is read': 'keeps one status only',
  'a closed request is not opened again: what is wanted afterwards is another one': 'closes nothing',
  'who closed a request is known: we ourselves, or somebody': 'closes in somebody else’s name',
  'a closed request is not merged': 'closes nothing',
  'what a request ended with is still known when its branch moves on':
    'shows the branch as it is, also for what ended',
  'text with quotes, backticks, $() and line breaks is text': 'trims text',
  'why a request was closed is said where people read it': 'closes without a word',
  'a comment is there once for its key, however often it is written': 'writes every comment anew',
  'our comments are found again by their keys': 'numbers comments instead',
  'a comment on a request that ended is written all the same': 'has no word for what ended',
  'several that want one request at the same moment open one': 'opens one for each who asks',
  'several that merge one request at the same moment merge it once': 'says merged and does nothing',
  'comments that several write at the same moment all stay': 'keeps one comment only',
  'words of several checks at the same moment all stay': 'keeps one status only',
};

test.each(forgeContract)('a forge that breaks it is seen: $rule', async ({ rule, see }) => {
  const sound = await stage();
  const mutate = mutants[brokenBy[rule] ?? fail(`no mutant breaks: ${rule}`)];
  const forge = { ...sound.forge, ...mutate(sound.forge, sound) };
  await expect(see({ ...sound, forge })).rejects.toThrow(/ is .*, not |was opened again/s);
});

function fail(what: string): never {
  throw new Error(what);
}
