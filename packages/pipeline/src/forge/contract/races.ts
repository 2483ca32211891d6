import { type ForgeRule, head, judged, opened, same, wanted } from './stage.js';

/** What several processes do at the same moment. */
export const races: readonly ForgeRule[] = [
  {
    rule: 'several that want one request at the same moment open one',
    async see(stage) {
      await stage.commit(head, 'release', 'one');
      await Promise.all(six(() => stage.forge.ensureRequest({ ...wanted, base: stage.base })));
      same('requests', (await stage.forge.requests('fairlead/')).length, 1);
    },
  },
  {
    rule: 'several that merge one request at the same moment merge it once',
    async see(stage) {
      const { number, commit } = await opened(stage);
      const on = await judged(stage, commit);
      const outcomes = await Promise.all(six(() => stage.forge.mergeRequest(number, on)));
      same('merged', outcomes.filter(({ kind }) => kind === 'merged').length, 1);
      const commits = outcomes.map((outcome) => ('commit' in outcome ? outcome.commit : outcome.kind));
      same('commits', [...new Set(commits)].join(), await stage.tip(stage.base));
    },
  },
  {
    rule: 'comments that several write at the same moment all stay',
    async see(stage) {
      const { number } = await opened(stage);
      await Promise.all(six((at) => stage.forge.ensureComment(number, { key: `k${at}`, body: `b${at}` })));
      same('comments', [...(await stage.said(number))].sort().join(), 'b0,b1,b2,b3,b4,b5');
    },
  },
  {
    rule: 'words of several checks at the same moment all stay',
    async see(stage) {
      const commit = await stage.tip(stage.base);
      const say = (at: number) =>
        stage.forge.setStatus(commit, { name: `c${at}`, state: 'success', description: 'x' });
      await Promise.all(six(say));
      same('checks', [...(await stage.forge.statuses(commit)).keys()].sort().join(), 'c0,c1,c2,c3,c4,c5');
    },
  },
];

const six = <T>(run: (at: number) => Promise<T>) => Array.from({ length: 6 }, (_, at) => run(at));
