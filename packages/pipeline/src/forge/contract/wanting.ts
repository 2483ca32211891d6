import { type ForgeRule, head, opened, requestOf, same, wanted } from './stage.js';

/** How a request comes to be, and how it is found again. */
export const wanting: readonly ForgeRule[] = [
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
      same('comment', (await stage.said(number)).join(), odd);
    },
  },
];
