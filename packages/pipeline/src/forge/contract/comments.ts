import { type ForgeRule, opened, requestOf, same } from './stage.js';

/** What is said on a request besides its body. */
export const comments: readonly ForgeRule[] = [
  {
    rule: 'a comment is there once for its key, however often it is written',
    async see(stage) {
      const { number } = await opened(stage);
      for (const body of ['one', 'one', 'two']) await stage.forge.ensureComment(number, { key: 'k', body });
      await stage.forge.ensureComment(number, { key: 'other', body: 'three' });
      same('comments', [...(await stage.said(number))].sort().join(), 'three,two');
    },
  },
  {
    rule: 'our comments are found again by their keys',
    async see(stage) {
      const { number } = await opened(stage);
      await stage.forge.ensureComment(number, { key: 'k', body: 'one' });
      await stage.forge.ensureComment(number, { key: 'other', body: 'two' });
      const found = await stage.forge.comments(number);
      same('keys', [...found.keys()].sort().join(), 'k,other');
      same('k', found.get('k'), 'one');
    },
  },
  {
    rule: 'a comment on a request that ended is written all the same',
    async see(stage) {
      const { number } = await opened(stage);
      await stage.closeByHand(number);
      await stage.forge.ensureComment(number, { key: 'k', body: 'one' });
      same('said', (await stage.said(number)).includes('one'), true);
      same('state', (await requestOf(stage, number)).state, 'closed');
    },
  },
];
