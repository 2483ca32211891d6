import { join } from 'node:path';
import type { Case } from '../case.js';
import { interleave } from '../measure/interleave.js';
import { node, peakOf, run } from '../measure/program.js';
import { faster, figure } from '../row.js';
import { expectSameObjects } from './same-objects.js';
import { environments, program, servicesIn, type Typical, typical } from './typical.js';

/** Megabytes that rendering may take at most. */
const memoryLimit = 300;

/**
 * Rendering, from the start of the process to the written files, beside a plain cdk8s program that makes equal
 * objects. Fairlead writes more: each service's kustomization and Application.
 */
export function rendering(of: {
  readonly services: number;
  readonly runs: number;
  readonly atLeast: number;
}): Case {
  const { services, runs, atLeast } = of;
  const title = `Rendering ${services} services × 3 environments of 8 objects, process start to files written`;
  return {
    name: `rendering-${services}`,
    title,
    measure: (bench) => {
      const { folder, progress, root } = bench;
      const inputs = typical(bench, services);
      const peerFolder = join(folder, 'cdk8s');
      const oneProcess = node(program(bench, 'render'), ...environments.map(inputs.environment));
      const cdk8s = node(program(bench, 'cdk8s'), String(services), inputs.templates, peerFolder);
      const asNx = () => {
        for (const name of environments)
          run(node(join(root, 'packages/k8s/dist/task.js'), inputs.environment(name)));
      };

      progress(`${runs} runs of each`);
      const first = interleave(runs, {
        ours: { prepare: inputs.clean, run: () => run(oneProcess) },
        nx: { prepare: inputs.clean, run: asNx },
        peer: { run: () => run(cdk8s) },
      });
      expectSame(inputs, peerFolder);

      progress('with everything written already');
      const again = interleave(runs, {
        ours: { run: () => run(oneProcess) },
        peer: { run: () => run(cdk8s) },
      });
      const written =
        run(oneProcess)
          .match(/\d+ files written/g)
          ?.join(', ') ?? '';
      const unchanged = written === environments.map(() => '0 files written').join(', ');

      progress('peak memory');
      inputs.clean();
      const peak = peakOf(oneProcess);
      const peerPeak = peakOf(cdk8s);
      const beside = 'plain cdk8s program, one App for each environment';
      return {
        rows: [
          faster({ what: 'One process on both sides', ours: first.ours, peer: first.peer, beside, atLeast }),
          faster({
            what: 'One process for each environment, as Nx runs it',
            ours: first.nx,
            peer: first.peer,
            beside,
          }),
          faster({ what: 'Again, with nothing changed', ours: again.ours, peer: again.peer, beside }),
          figure({
            what: 'Files rewritten then',
            result: unchanged ? 'none' : written,
            target: { text: 'none', met: unchanged },
          }),
          figure({
            what: 'Peak memory, one process',
            result: `${peak.toFixed(0)} MB`,
            target: { text: `< ${memoryLimit} MB`, met: peak < memoryLimit },
            beside: `${beside}: ${peerPeak.toFixed(0)} MB`,
          }),
        ],
      };
    },
  };
}

function expectSame(inputs: Typical, peerFolder: string): void {
  for (const name of environments) {
    for (const service of servicesIn(inputs, name)) {
      const ours = join(inputs.environment(name), 'manifests', service, 'objects.yaml');
      expectSameObjects(ours, join(peerFolder, name, `${service}.k8s.yaml`));
    }
  }
}
