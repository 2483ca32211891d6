import { join } from 'node:path';
import type { Case } from '../case.js';
import { copyRepository } from '../copy.js';
import { interleave } from '../measure/interleave.js';
import { run } from '../measure/program.js';
import { formatSample, median } from '../measure/sample.js';
import { figure } from '../row.js';

const limit = 5000;

/** `npx projen` on this repository, with nothing to change. */
export const projen: Case = {
  name: 'projen',
  title: 'Writing every generated file of this repository',
  measure: ({ folder, root }) => {
    const copy = join(folder, 'copy');
    copyRepository(root, copy);
    // projen installs after package.json has changed. Through the links that would reach the real repository.
    const env = { ...process.env, npm_config_dry_run: 'true' };
    const call = { command: 'npx', args: ['projen'], cwd: copy, env };
    run(call);
    const changed = run({ command: 'git', args: ['status', '--short'], cwd: copy });
    const { ours } = interleave(3, { ours: { run: () => run(call) } });
    const row = figure({
      what: '`npx projen`, warm, with type check',
      result: formatSample(ours),
      target: { text: '≤ 5 s', met: median(ours) <= limit },
    });
    return { rows: [row], skipped: changed === '' ? [] : [`generated files were stale:\n${changed}`] };
  },
};
