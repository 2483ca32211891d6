import { type ForgeRule, fail, head, judged, opened, requestOf, same, wanted } from './stage.js';

/** What is left of a request that was closed. */
export const ending: readonly ForgeRule[] = [
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
      const outcome = await stage.forge.mergeRequest(number, await judged(stage, commit));
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
    rule: 'why a request was closed is said where people read it',
    async see(stage) {
      const { number } = await opened(stage);
      await stage.forge.closeRequest(number, 'all of it runs already');
      same('said', (await stage.said(number)).join(), 'all of it runs already');
    },
  },
];
