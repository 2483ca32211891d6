import { join } from 'node:path';
import type { Case } from '../case.js';
import { interleave } from '../measure/interleave.js';
import { node, run } from '../measure/program.js';
import { above } from '../row.js';

/** How long a person waits before the command line does anything. */
export const start: Case = {
  name: 'start',
  title: 'Start of the command line',
  measure: ({ root }) => {
    const version = node(join(root, 'packages/cli/bin/fairlead.mjs'), '--version');
    run(version);
    const samples = interleave(31, {
      ours: { run: () => run(version) },
      peer: { run: () => run(node('-e', '0')) },
    });
    return { rows: [above({ what: '`fairlead --version`', ...samples, beside: '`node -e 0`', atMost: 25 })] };
  },
};
