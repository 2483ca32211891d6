import { afterEach, expect, test } from 'vitest';
import { type BareRepository, bareRepository } from '../../testing/bare-repository.js';
import { type ForgeStage, forgeContract } from '../contract.js';
import type { Forge, ForgeRequest } from '../forge.js';
import { localForge } from './local-forge.js';
import { personAt } from './person.js';
import { protect } from './protection.js';

const now = () => new Date('2026-05-04T15:00:00Z');
const open: BareRepository[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((repository) => repository.remove()));
});

async function stage(): Promise<ForgeStage> {
  const repository = await bareRepository();
  open.push(repository);
  const { folder } = repository.git;
  const person = personAt({ folder, name: 'Grace', email: 'grace@example.com', now });
  return {
    forge: localForge({ folder, now }),
    base: 'main',
    commit: (branch, file, content) => repository.commit(branch, { [file]: content }),
    tip: (branch) => repository.tip(branch),
    protect: (rules) => protect(repository.git, 'main', { ...rules, statuses: [...(rules.statuses ?? [])] }),
    approve: (number) => person.review(number, 'approved'),
    closeByHand: (number) => person.close(number),
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
    async mergeRequest(number) {
      const request = (await forge.requests('')).find((each) => each.number === number);
      return forge.mergeRequest(number, request?.headCommit ?? '');
    },
  }),
  'calls a second merge blocked': (forge) => ({
    async mergeRequest(number, head) {
      const outcome = await forge.mergeRequest(number, head);
      return outcome.kind === 'already' ? { kind: 'blocked', by: 'closed', what: 'merged' } : outcome;
    },
  }),
  'says merged and does nothing': () => ({
    mergeRequest: async (_, head) => ({ kind: 'merged', commit: head }),
  }),
  'calls every block a want of approvals': (forge) => ({
    async mergeRequest(number, head) {
      const outcome = await forge.mergeRequest(number, head);
      return outcome.kind === 'blocked' ? { ...outcome, by: 'approvals' } : outcome;
    },
  }),
  'approves by itself': (forge, { approve }) => ({
    async mergeRequest(number, head) {
      await approve(number);
      return forge.mergeRequest(number, head);
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
};

test.each(forgeContract)('a forge that breaks it is seen: $rule', async ({ rule, see }) => {
  const sound = await stage();
  const mutate = mutants[brokenBy[rule] ?? fail(`no mutant breaks: ${rule}`)];
  const forge = { ...sound.forge, ...mutate(sound.forge, sound) };
  await expect(see({ ...sound, forge })).rejects.toThrow(/ is .*, not |was opened again/s);
});

test('several that merge one request at the same moment merge it once', async () => {
  const { forge, base, commit, tip } = await stage();
  const head = await commit('fairlead/promote/prod/api', 'release', 'one');
  const { number } = await forge.ensureRequest({
    head: 'fairlead/promote/prod/api',
    base,
    title: 't',
    body: 'b',
  });
  const outcomes = await Promise.all(Array.from({ length: 6 }, () => forge.mergeRequest(number, head)));
  expect(outcomes.filter(({ kind }) => kind === 'merged')).toHaveLength(1);
  const commits = outcomes.map((outcome) => ('commit' in outcome ? outcome.commit : outcome.kind));
  expect([...new Set(commits)]).toEqual([await tip(base)]);
});

test('several that want one request at the same moment open one', async () => {
  const { forge, base, commit } = await stage();
  await commit('fairlead/promote/prod/api', 'release', 'one');
  const wanted = { head: 'fairlead/promote/prod/api', base, title: 't', body: 'b' };
  await Promise.all(Array.from({ length: 6 }, () => forge.ensureRequest(wanted)));
  expect(await forge.requests('fairlead/')).toHaveLength(1);
});

function fail(what: string): never {
  throw new Error(what);
}
