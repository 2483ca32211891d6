import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Case } from '../case.js';
import { interleave } from '../measure/interleave.js';
import { node, run, usageOf } from '../measure/program.js';
import { faster, figure } from '../row.js';

/** Terraform of one environment of the sample, beside a program that only loads the provider as its manual says. */
export const infrastructure: Case = {
  name: 'infrastructure',
  title: "Terraform JSON of the sample's prod, process start to file written",
  measure: ({ folder, root }) => {
    const environment = join(folder, 'prod');
    cpSync(join(root, 'apps/environments/prod'), environment, { recursive: true });
    const ours = node(join(root, 'packages/infra/dist/task.cjs'), environment);
    const barrel = "import { provider } from '@cdktf/provider-google'; void provider;";
    const peer = { ...node('--input-type=module', '--eval', barrel), cwd: root };
    const samples = interleave(3, {
      ours: {
        prepare: () => rmSync(join(environment, 'infra'), { recursive: true, force: true }),
        run: () => run(ours),
      },
      peer: { run: () => run(peer) },
    });
    const beside = "import … from '@cdktf/provider-google', nothing else";
    return {
      rows: [
        faster({ what: 'Time', ...samples, beside }),
        figure({
          what: 'Peak memory',
          result: `${usageOf(ours).peakMegabytes.toFixed(0)} MB`,
          beside: `${beside}: ${usageOf(peer).peakMegabytes.toFixed(0)} MB`,
        }),
      ],
    };
  },
};
