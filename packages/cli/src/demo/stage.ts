import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FairleadError, type Problem, renderProblem } from '@fairlead/model';
import { type Git, gitAt } from '../git/git.js';
import type { Io } from '../io.js';
import type { Clone } from './clone.js';
import { cloneEnvironment, type Ended, runScript } from './program.js';
import type { StrategyName } from './strategies.js';
import type { Subject } from './subject.js';

/** What the steps of the demo work with. */
export interface Stage {
  /** The clone's work tree. */
  readonly root: string;
  readonly git: Git;
  /** What is changed, and where. */
  readonly subject: Subject;
  /** Every environment, in the order in which releases move. */
  readonly environments: readonly string[];
  /** How releases arrive in the stage. */
  readonly strategy: StrategyName;
  /** Host of a registry that takes everything. */
  readonly registry: string;
  readonly colour: boolean;
  /** Runs a command of Fairlead in the clone. @throws FairleadError `FL_DEMO_STEP` with what it said */
  fairlead(...args: readonly string[]): Promise<Ended & { readonly json: unknown }>;
  /** Runs Nx in the clone. @throws FairleadError `FL_DEMO_STEP` */
  nx(...args: readonly string[]): Promise<Ended>;
  /** Runs projen in the clone. @throws FairleadError `FL_DEMO_STEP` */
  projen(): Promise<Ended>;
  /** Shows a line below the title of the step. */
  say(line: string): void;
}

/** The launcher of the very Fairlead that runs the demo, beside `src` and `dist`. */
const launcher = fileURLToPath(new URL('../../bin/fairlead.mjs', import.meta.url));

/** A stage in a clone. `stop` ends whatever runs on it. */
export function stageIn(
  { root }: Clone,
  {
    io,
    stop,
    ...rest
  }: { readonly io: Io; readonly stop: AbortSignal } & Pick<
    Stage,
    'subject' | 'environments' | 'strategy' | 'registry'
  >,
): Stage {
  const options = { cwd: root, env: cloneEnvironment(io.env), stop };
  const say = (line: string) => io.progress(`     ${line}`.trimEnd());
  const run = async (shown: string, script: string, args: readonly string[]) => {
    say(`$ npx ${shown}`);
    const ended = await runScript(script, args, options);
    if (ended.code !== 0) throw failed(`npx ${shown}`, ended, say);
    return ended;
  };
  return {
    ...rest,
    root,
    git: gitAt(root),
    colour: io.colour,
    say,
    async fairlead(...args) {
      const shown = args.map((arg) => (arg.includes(' ') ? `'${arg}'` : arg));
      const ended = await run(['fairlead', ...shown].join(' '), launcher, [...args, '--json']);
      return { ...ended, json: JSON.parse(ended.stdout) };
    },
    nx: (...args) => run(['nx', ...args].join(' '), join(root, 'node_modules/nx/dist/bin/nx.js'), args),
    projen: () => run('projen', join(root, 'node_modules/projen/bin/projen'), []),
  };
}

/** How much of what a program said is shown when it fails. */
const lastLines = 25;

function failed(command: string, ended: Ended, say: Stage['say']): FairleadError {
  for (const line of saidBy(ended).trimEnd().split('\n').slice(-lastLines)) say(`  ${line}`);
  const what = `ended with exit code ${ended.code}, and said what stands above`;
  const mend = 'run `npx fairlead demo --keep`, and repeat it in the folder that is kept';
  return new FairleadError([{ code: 'FL_DEMO_STEP', file: command, path: '', value: undefined, what, mend }]);
}

/** Problems as a person reads them, else whatever was said. */
function saidBy({ stdout, stderr }: Ended): string {
  try {
    const { problems }: { problems: readonly Problem[] } = JSON.parse(stdout);
    return stderr + problems.map(renderProblem).join('\n');
  } catch {
    return stderr + stdout;
  }
}
