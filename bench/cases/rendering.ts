import { join } from 'node:path';
import type { Case } from '../case.js';
import { interleave } from '../measure/interleave.js';
import { node, run, usageOf } from '../measure/program.js';
import { faster, figure } from '../row.js';
import { expectSameObjects } from './same-objects.js';
import { environments, program, servicesIn, type Typical, typical } from './typical.js';

/** Megabytes that rendering may take at most. */
const memoryLimit = 300;

/**
 * Rendering, from the start of the process to the written files, beside a plain cdk8s program that makes equal
 * objects. Fairlead writes more: each service's kustomization and Application.
 */
export function rendering(of: { services: number; runs: number; atLeast: number }): Case {
  const { services, runs, atLeast } = of;
  return {
    name: `rendering-${services}`,
    title: `Rendering ${services} services × 3 environments of 8 objects, process start to files written`,
    measure: (bench) => {
      const inputs = typical(bench, services);
      const peerFolder = join(bench.folder, 'cdk8s');
      const render = node(program(bench, 'render'), ...environments.map(inputs.environment));
      const cdk8s = node(program(bench, 'cdk8s'), String(services), inputs.templates, peerFolder);
      const task = join(bench.root, 'packages/k8s/dist/task.cjs');

      bench.progress(`${runs} runs of each`);
      const { again, ours, peer, tasks } = interleave(runs, {
        ours: { prepare: inputs.clean, run: () => run(render) },
        tasks: {
          prepare: inputs.clean,
          run: () => {
            for (const name of environments) run(node(task, inputs.environment(name)));
          },
        },
        again: { prepare: () => run(render), run: () => run(render) },
        peer: { run: () => run(cdk8s) },
      });
      const rewritten = run(render)
        .match(/\d+(?= files written)/g)
        ?.reduce((sum, each) => sum + Number(each), 0);
      expectSame(inputs, peerFolder);
      inputs.clean();
      const { peakMegabytes } = usageOf(render);

      const beside = 'plain cdk8s program';
      return {
        rows: [
          faster({ what: 'One process on both sides', ours, peer, beside, atLeast }),
          faster({ what: 'One process for each environment, as Nx runs it', ours: tasks, peer, beside }),
          faster({ what: 'Again, with nothing changed', ours: again, peer, beside }),
          figure({
            what: 'Files rewritten then',
            result: String(rewritten),
            target: { text: '0', met: rewritten === 0 },
          }),
          figure({
            what: 'Peak memory, one process for three environments',
            result: `${peakMegabytes.toFixed(0)} MB`,
            target: { text: `< ${memoryLimit} MB`, met: peakMegabytes < memoryLimit },
          }),
        ],
      };
    },
  };
}

/** Ten services of each environment; the others differ from them in their names alone. */
function expectSame(inputs: Typical, peerFolder: string): void {
  for (const name of environments) {
    const services = servicesIn(inputs, name);
    for (const service of services.filter((_, index) => index % (services.length / 10) === 0)) {
      const ours = join(inputs.environment(name), 'manifests', service, 'objects.yaml');
      expectSameObjects(ours, join(peerFolder, name, `${service}.k8s.yaml`));
    }
  }
}
