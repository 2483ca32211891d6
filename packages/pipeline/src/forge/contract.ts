import type { Oid } from '../git/oid.js';
import type { Forge } from './forge.js';

/** A forge with a repository on it, as the contract needs it. */
export interface ForgeStage {
  readonly forge: Forge;
  /** The tracked branch. */
  readonly base: string;
  /** Commits one file on top of a branch, made from the base where it is not there; returns the commit. */
  commit(branch: string, file: string, content: string): Promise<Oid>;
  tip(branch: string): Promise<Oid>;
  /** The base branch wants so many approvals, and these statuses. */
  protect(rules: { readonly approvals?: number; readonly statuses?: readonly string[] }): Promise<void>;
  /** A person approves of the head as it is now. */
  approve(number: number): Promise<void>;
  /** A person closes it without a merge. */
  closeByHand(number: number): Promise<void>;
}

/** A rule that every forge keeps, and how it is seen to be kept: throws where it is not. */
export interface ForgeRule {
  readonly rule: string;
  readonly see: (stage: ForgeStage) => Promise<void>;
}

const head = 'fairlead/promote/prod/api';
const wanted = { head, title: 'Promote api to prod', body: 'one' };

async function opened(stage: ForgeStage): Promise<{ readonly number: number; readonly commit: Oid }> {
  const commit = await stage.commit(head, 'release', 'one');
  const { number } = await stage.forge.ensureRequest({ ...wanted, base: stage.base });
  return { number, commit };
}

async function requestOf(stage: ForgeStage, number: number) {
  const all = await stage.forge.requests('fairlead/');
  return all.find((request) => request.number === number) ?? fail(`request ${number} is not listed`);
}

/** What promotion counts on. A forge that breaks one of these would lose or repeat a release. */
export const forgeContract: readonly ForgeRule[] = [
  {
    rule: 'a wanted request is opened once, however often it is asked for',
    async see(stage) {
      const { number } = await opened(stage);
      const again = await stage.forge.ensureRequest({ ...wanted, base: stage.base });
      same('number', again.number, number);
      same('was', again.was, 'unchanged');
      same('requests', (await stage.forge.requests('fairlead/')).length, 1);
    },
  },
  {
    rule: 'a request says which branch and commit it would merge, and into which',
    async see(stage) {
      const { number, commit } = await opened(stage);
      const request = await requestOf(stage, number);
      same('head', request.head, head);
      same('headCommit', request.headCommit, commit);
      same('base', request.base, stage.base);
      same('state', request.state, 'open');
      same('body', request.body, 'one');
    },
  },
  {
    rule: 'a request that wants another text is brought up to date in place',
    async see(stage) {
      const { number } = await opened(stage);
      const updated = await stage.forge.ensureRequest({ ...wanted, body: 'two', base: stage.base });
      same('number', updated.number, number);
      same('was', updated.was, 'updated');
      same('body', (await requestOf(stage, number)).body, 'two');
    },
  },
  {
    rule: 'a request follows its branch',
    async see(stage) {
      const { number } = await opened(stage);
      const newer = await stage.commit(head, 'release', 'two');
      same('headCommit', (await requestOf(stage, number)).headCommit, newer);
    },
  },
  {
    rule: 'only requests from branches with the prefix are listed',
    async see(stage) {
      await opened(stage);
      await stage.commit('feature', 'code', 'x');
      await stage.forge.ensureRequest({ ...wanted, head: 'feature', base: stage.base });
      same('heads', (await stage.forge.requests('fairlead/')).map((each) => each.head).join(), head);
    },
  },
  {
    rule: 'a merge puts the head on the base branch, and says with which commit',
    async see(stage) {
      const { number, commit } = await opened(stage);
      const outcome = await stage.forge.mergeRequest(number, commit);
      same('outcome', outcome.kind, 'merged');
      same('tip', await stage.tip(stage.base), 'commit' in outcome ? outcome.commit : '');
      const request = await requestOf(stage, number);
      same('state', request.state, 'merged');
      same('merge', request.merge, await stage.tip(stage.base));
    },
  },
  {
    rule: 'merging what is merged is a success that does nothing',
    async see(stage) {
      const { number, commit } = await opened(stage);
      await stage.forge.mergeRequest(number, commit);
      const tip = await stage.tip(stage.base);
      same('outcome', (await stage.forge.mergeRequest(number, commit)).kind, 'already');
      same('tip', await stage.tip(stage.base), tip);
    },
  },
  {
    rule: 'a head that moved since it was looked at is not merged',
    async see(stage) {
      const { number, commit } = await opened(stage);
      const newer = await stage.commit(head, 'release', 'two');
      const before = await stage.tip(stage.base);
      const outcome = await stage.forge.mergeRequest(number, commit);
      same('outcome', outcome.kind, 'moved');
      same('head', 'head' in outcome ? outcome.head : '', newer);
      same('tip', await stage.tip(stage.base), before);
    },
  },
  {
    rule: 'what changed the same lines as the base blocks the merge',
    async see(stage) {
      await stage.commit(stage.base, 'release', 'zero');
      const { number } = await opened(stage);
      await stage.commit(stage.base, 'release', 'other');
      const { headCommit } = await requestOf(stage, number);
      const outcome = await stage.forge.mergeRequest(number, headCommit);
      same('outcome', 'by' in outcome ? outcome.by : outcome.kind, 'conflict');
      same('mergeable', (await requestOf(stage, number)).mergeable, 'conflict');
    },
  },
  {
    rule: 'missing approvals block the merge, and a given one lets it pass',
    async see(stage) {
      await stage.protect({ approvals: 1 });
      const { number, commit } = await opened(stage);
      const blocked = await stage.forge.mergeRequest(number, commit);
      same('outcome', 'by' in blocked ? blocked.by : blocked.kind, 'approvals');
      same('mergeable', (await requestOf(stage, number)).mergeable, 'waits');
      await stage.approve(number);
      same('approvals', (await requestOf(stage, number)).approvedBy.length, 1);
      same('mergeable', (await requestOf(stage, number)).mergeable, 'ready');
      same('outcome', (await stage.forge.mergeRequest(number, commit)).kind, 'merged');
    },
  },
  {
    rule: 'an approval of an older head does not count',
    async see(stage) {
      await stage.protect({ approvals: 1 });
      const { number } = await opened(stage);
      await stage.approve(number);
      const newer = await stage.commit(head, 'release', 'two');
      same('approvals', (await requestOf(stage, number)).approvedBy.length, 0);
      const outcome = await stage.forge.mergeRequest(number, newer);
      same('outcome', 'by' in outcome ? outcome.by : outcome.kind, 'approvals');
    },
  },
  {
    rule: 'a required status blocks the merge until it has succeeded on the head',
    async see(stage) {
      await stage.protect({ statuses: ['ci'] });
      const { number, commit } = await opened(stage);
      const status = { name: 'ci', description: 'tests' };
      for (const state of ['pending', 'failure'] as const) {
        await stage.forge.setStatus(commit, { ...status, state });
        const outcome = await stage.forge.mergeRequest(number, commit);
        same(state, 'by' in outcome ? outcome.by : outcome.kind, 'statuses');
      }
      await stage.forge.setStatus(commit, { ...status, state: 'success' });
      same('outcome', (await stage.forge.mergeRequest(number, commit)).kind, 'merged');
    },
  },
  {
    rule: 'the newest word of each check is the one that is read',
    async see(stage) {
      const commit = await stage.tip(stage.base);
      const write = (name: string, state: 'pending' | 'success') =>
        stage.forge.setStatus(commit, { name, state, description: 'x' });
      await write('one', 'pending');
      await write('two', 'pending');
      await write('one', 'success');
      const said = await stage.forge.statuses(commit);
      same('one', said.get('one')?.state, 'success');
      same('two', said.get('two')?.state, 'pending');
    },
  },
  {
    rule: 'a closed request is not opened again: what is wanted afterwards is another one',
    async see(stage) {
      const { number } = await opened(stage);
      same('closed', await stage.forge.closeRequest(number, 'superseded'), 'closed');
      same('closed', await stage.forge.closeRequest(number, 'superseded'), 'already');
      const next = await stage.forge.ensureRequest({ ...wanted, base: stage.base });
      same('was', next.was, 'opened');
      if (next.number === number) fail('the closed request was opened again');
      same('state', (await requestOf(stage, number)).state, 'closed');
    },
  },
  {
    rule: 'who closed a request is known: we ourselves, or somebody',
    async see(stage) {
      const first = await opened(stage);
      await stage.forge.closeRequest(first.number, 'superseded');
      const second = await stage.forge.ensureRequest({ ...wanted, base: stage.base });
      await stage.closeByHand(second.number);
      same('first', (await requestOf(stage, first.number)).closedBy, 'us');
      same('second', (await requestOf(stage, second.number)).closedBy, 'somebody');
    },
  },
  {
    rule: 'a closed request is not merged',
    async see(stage) {
      const { number, commit } = await opened(stage);
      await stage.forge.closeRequest(number, 'empty');
      const before = await stage.tip(stage.base);
      const outcome = await stage.forge.mergeRequest(number, commit);
      same('outcome', 'by' in outcome ? outcome.by : outcome.kind, 'closed');
      same('tip', await stage.tip(stage.base), before);
    },
  },
  {
    rule: 'what a request ended with is still known when its branch moves on',
    async see(stage) {
      const { number, commit } = await opened(stage);
      await stage.forge.closeRequest(number, 'superseded');
      await stage.commit(head, 'release', 'two');
      same('headCommit', (await requestOf(stage, number)).headCommit, commit);
    },
  },
  {
    rule: 'text with quotes, backticks, $() and line breaks is text',
    async see(stage) {
      const odd = 'it\'s "odd": `x` $(touch /tmp/x) %s\n\n<!-- z -->\n';
      await stage.commit(head, 'release', 'one');
      const { number } = await stage.forge.ensureRequest({
        head,
        base: stage.base,
        title: odd.split('\n')[0] ?? '',
        body: odd,
      });
      await stage.forge.ensureComment(number, { key: 'k', body: odd });
      same('body', (await requestOf(stage, number)).body, odd);
    },
  },
];

function same(what: string, found: unknown, expected: unknown): void {
  if (found !== expected) fail(`${what} is ${String(found)}, not ${String(expected)}`);
}

function fail(what: string): never {
  throw new Error(what);
}
