import { type ForgeRule, head, judged, opened, requestOf, same } from './stage.js';

/** What keeps a request from being merged. */
export const gates: readonly ForgeRule[] = [
  {
    rule: 'missing approvals block the merge, and a given one lets it pass',
    async see(stage) {
      await stage.protect({ approvals: 1 });
      const { number, commit } = await opened(stage);
      const blocked = await stage.forge.mergeRequest(number, await judged(stage, commit));
      same('outcome', 'by' in blocked ? blocked.by : blocked.kind, 'approvals');
      same('mergeable', (await requestOf(stage, number)).mergeable, 'waits');
      await stage.approve(number);
      same('approvals', (await requestOf(stage, number)).approvedBy.length, 1);
      same('mergeable', (await requestOf(stage, number)).mergeable, 'ready');
      same('outcome', (await stage.forge.mergeRequest(number, await judged(stage, commit))).kind, 'merged');
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
      const outcome = await stage.forge.mergeRequest(number, await judged(stage, newer));
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
        const outcome = await stage.forge.mergeRequest(number, await judged(stage, commit));
        same(state, 'by' in outcome ? outcome.by : outcome.kind, 'statuses');
      }
      await stage.forge.setStatus(commit, { ...status, state: 'success' });
      same('outcome', (await stage.forge.mergeRequest(number, await judged(stage, commit))).kind, 'merged');
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
];
