import { join } from 'node:path';
import type { Case } from '../case.js';
import { interleave } from '../measure/interleave.js';
import { node, run } from '../measure/program.js';
import { within } from '../row.js';

/** How long somebody waits who has just installed it and wants to see all of it. */
export const demo: Case = {
  name: 'demo',
  title: 'The demo, from a clone to a rollback in production',
  measure: ({ root, progress }) => {
    progress('a commit travels to production and back, three times');
    const call = { ...node(join(root, 'packages/cli/bin/fairlead.mjs'), 'demo'), cwd: root };
    const { ours } = interleave(3, { ours: { run: () => run(call) } });
    return { rows: [within('`npm run demo`, with images that are built', ours, 120_000, { beside: '' })] };
  },
};
