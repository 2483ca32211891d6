import { type ForgeRule, head, judged, opened, requestOf, same } from './stage.js';

/** What is merged, and on what it was judged. */
export const merging: readonly ForgeRule[] = [
  {
    rule: 'a merge puts the head on the base branch, and says with which commit',
    async see(stage) {
      const { number, commit } = await opened(stage);
      const outcome = await stage.forge.mergeRequest(number, await judged(stage, commit));
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
      await stage.forge.mergeRequest(number, await judged(stage, commit));
      const tip = await stage.tip(stage.base);
      same('outcome', (await stage.forge.mergeRequest(number, await judged(stage, commit))).kind, 'already');
      same('tip', await stage.tip(stage.base), tip);
    },
  },
  {
    rule: 'a head that moved since it was looked at is not merged',
    async see(stage) {
      const { number, commit } = await opened(stage);
      const newer = await stage.commit(head, 'release', 'two');
      const before = await stage.tip(stage.base);
      const outcome = await stage.forge.mergeRequest(number, await judged(stage, commit));
      same('outcome', outcome.kind === 'moved' ? outcome.what : outcome.kind, 'head');
      same('head', 'to' in outcome ? outcome.to : '', newer);
      same('tip', await stage.tip(stage.base), before);
    },
  },
  {
    rule: 'a base that moved since it was looked at is not merged into',
    async see(stage) {
      const { number, commit } = await opened(stage);
      const looked = await judged(stage, commit);
      const newer = await stage.commit(stage.base, 'holds', 'one');
      const outcome = await stage.forge.mergeRequest(number, looked);
      same('outcome', outcome.kind === 'moved' ? outcome.what : outcome.kind, 'base');
      same('base', 'to' in outcome ? outcome.to : '', newer);
      same('tip', await stage.tip(stage.base), newer);
      same('state', (await requestOf(stage, number)).state, 'open');
      const again = await stage.forge.mergeRequest(number, await judged(stage, commit));
      same('outcome', again.kind, 'merged');
    },
  },
  {
    rule: 'what changed the same lines as the base blocks the merge',
    async see(stage) {
      await stage.commit(stage.base, 'release', 'zero');
      const { number } = await opened(stage);
      await stage.commit(stage.base, 'release', 'other');
      const { headCommit } = await requestOf(stage, number);
      const outcome = await stage.forge.mergeRequest(number, await judged(stage, headCommit));
      same('outcome', 'by' in outcome ? outcome.by : outcome.kind, 'conflict');
      same('mergeable', (await requestOf(stage, number)).mergeable, 'conflict');
    },
  },
];
