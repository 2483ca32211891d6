import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench, Case } from '../case.js';
import { commitAll, copyRepository, linkPackages } from '../copy.js';
import { interleave } from '../measure/interleave.js';
import { type Call, run } from '../measure/program.js';
import { above } from '../row.js';

/** `nx affected -t synth` on this repository, above what Nx takes to find nothing to do. */
export const affected: Case = {
  name: 'affected',
  title: '`nx affected -t synth` on the sample',
  measure: (bench) => {
    const copy = join(bench.folder, 'copy');
    copyRepository(bench.root, copy);
    bench.progress('a first synth of everything');
    run(nx(copy, 'run-many', '-t', 'synth'));
    const minimal = minimalWorkspace(bench);
    const restore = () => void run({ command: 'git', args: ['checkout', '--quiet', '.'], cwd: copy });
    const inStg = (file: string, from: string) => (turn: number) => {
      restore();
      const path = join(copy, 'apps/environments/stg', file);
      const text = readFileSync(path, 'utf8');
      if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
      writeFileSync(path, text.replaceAll(from, `turn-${turn}.${from}`));
    };
    const synth = { run: () => run(nx(copy, 'affected', '-t', 'synth')) };

    bench.progress('changes in stg, in turns with no change');
    const { environment, floor, nothing, service } = interleave(7, {
      floor: { run: () => run(nx(minimal, 'affected', '-t', 'synth')) },
      nothing: { ...synth, prepare: restore },
      service: { ...synth, prepare: inStg('services/api.json', 'stg.harbour.example.com') },
      environment: { ...synth, prepare: inStg('environment.json', 'stg.harbour.example.com') },
    });
    const beside = 'nothing affected';
    return {
      rows: [
        above({ what: 'Nothing affected', ours: nothing, peer: floor, beside: 'a workspace of one project' }),
        above({
          what: 'One service of one environment changed',
          ours: service,
          peer: nothing,
          beside,
          atMost: 300,
        }),
        above({
          what: 'All of one environment changed (three compilers)',
          ours: environment,
          peer: nothing,
          beside,
          atMost: 300,
        }),
      ],
    };
  },
};

function nx(workspace: string, ...args: readonly string[]): Call {
  return { command: join(workspace, 'node_modules/.bin/nx'), args, cwd: workspace };
}

/** The least that Nx can be asked, with the settings of this repository. */
function minimalWorkspace({ folder, root }: Bench): string {
  const workspace = join(folder, 'minimal');
  mkdirSync(join(workspace, 'one'), { recursive: true });
  for (const file of ['nx.json', '.env', '.gitignore']) cpSync(join(root, file), join(workspace, file));
  writeFileSync(join(workspace, 'package.json'), '{"name":"minimal","private":true}\n');
  writeFileSync(
    join(workspace, 'one/project.json'),
    '{"name":"one","targets":{"synth":{"executor":"nx:noop"}}}\n',
  );
  linkPackages(root, workspace);
  commitAll(workspace);
  return workspace;
}
