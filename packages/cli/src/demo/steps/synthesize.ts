import { commit, push } from '../commit.js';
import { expected } from '../expected.js';
import type { Ended } from '../program.js';
import type { Step } from '../step.js';
import { seconds, since } from '../time.js';

/** Everything is written, once by doing it and once from the cache. */
export const synthesize: Step = {
  name: 'synthesize',
  title: ({ environments }) => `Synthesize ${environments.join(', ')}`,
  async run(stage) {
    const { git, fairlead, say, environments } = stage;
    let began = performance.now();
    const cold = tasksOf(await fairlead('synth'));
    const coldMs = since(began);
    say(`  ${cold.tasks} tasks, ${cold.fromCache} of them from the cache, in ${seconds(coldMs)}`);
    began = performance.now();
    const warm = tasksOf(await fairlead('synth'));
    const warmMs = since(began);
    say(`  ${warm.tasks} tasks, ${warm.fromCache} of them from the cache, in ${seconds(warmMs)}`);
    expected(warm.fromCache === warm.tasks, `${warm.tasks - warm.fromCache} tasks were done twice`);
    // What is no service's own: promotions leave it alone.
    if (git.run('status', '--porcelain') !== '') {
      commit(stage, 'what synth writes');
      push(stage);
    }
    return {
      summary: `${environments.length} environments in ${seconds(coldMs)}, from the cache in ${seconds(warmMs)}`,
      json: { first: { ms: coldMs, ...cold }, again: { ms: warmMs, ...warm } },
    };
  },
};

/** What Nx says of its run. */
function tasksOf({ stdout, stderr }: Ended): { readonly tasks: number; readonly fromCache: number } {
  const [, fromCache, tasks] = /\bCache:\s+(\d+)\/(\d+) hit/.exec(stderr + stdout) ?? [];
  return { tasks: Number(tasks ?? 0), fromCache: Number(fromCache ?? 0) };
}
