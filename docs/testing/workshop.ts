import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { linkModules } from '../../packages/cli/src/demo/link-modules.js';
import { cloneEnvironment } from '../../packages/cli/src/demo/program.js';
import { cloneCheckout } from '../../packages/cli/src/testing/clone.js';
import { root as repository } from '../generate/program.js';
import { edited } from './edit.js';
import { Hands } from './hands.js';
import type { Step } from './page.js';

/** A repository of its own for each page, all of them copies of one that is built and synthesized once. */
export interface Workshop {
  /**
   * Does what a page says, when a pair of hands is free: more at once than there are processors slow all down.
   *
   * @throws Error when a command ends in another way than the page says, or an edit does not fit
   */
  follow(steps: readonly Step[]): Promise<void>;
  remove(): void;
}

/** Makes the repository that pages begin with: this checkout, in agreement with its definitions. */
export async function openWorkshop(): Promise<Workshop> {
  const clone = cloneCheckout();
  ownCommands(clone.root);
  await run(clone.root, { line: 0, command: 'npx fairlead update', exit: 0 });
  clone.git.run('add', '--all');
  clone.git.run('commit', '--quiet', '--amend', '--no-edit');
  const hands = new Hands(availableParallelism());
  return {
    follow: (steps) =>
      hands.lend(async () => {
        // Beside the first one: what TypeScript remembers of a check is relative to where it looked.
        const root = realpathSync(mkdtempSync(join(tmpdir(), 'fairlead docs ')));
        try {
          copy(clone.root, root);
          for (const step of steps) await take(root, step);
        } finally {
          for (const folder of [root, remoteOf(root)]) rmSync(folder, gone);
        }
      }),
    remove: () => clone.remove(),
  };
}

/** Commands of the repository itself are links relative to `.bin`: a link to that folder would lead out of the clone. */
function ownCommands(root: string): void {
  const bin = join(root, 'node_modules/.bin');
  rmSync(bin, gone);
  linkModules(join(repository, 'node_modules/.bin'), bin);
}

const gone = { recursive: true, force: true, maxRetries: 5, retryDelay: 100 } as const;

/** A reader is no CI, which may not rewrite golden files, and counts no results. */
const { CI: _, TEST_RESULTS: __, ...env } = cloneEnvironment(process.env);

// What npx does with a command that is installed, without the start of npm, which takes longer than most commands.
const npx = 'npx() { PATH="$PWD/node_modules/.bin:$PATH" "$@"; }';

const remoteOf = (checkout: string): string => `${checkout}.git`;

/** A clone with a remote beside it, as a person has one. */
function copy(from: string, to: string): void {
  cpSync(from, to, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: to, stdio: 'pipe' });
  git('clone', '--quiet', '--bare', '.', remoteOf(to));
  git('remote', 'add', 'origin', remoteOf(to));
  git('fetch', '--quiet', 'origin');
  git('branch', '--quiet', '--set-upstream-to=origin/main');
}

async function take(root: string, step: Step): Promise<void> {
  if (step.kind === 'run') return run(root, step);
  const file = join(root, step.path);
  const text =
    step.kind === 'write' ? step.text : atLine(step, () => edited(readFileSync(file, 'utf8'), step.diff));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function atLine<T>({ line }: Step, what: () => T): T {
  try {
    return what();
  } catch (cause) {
    throw new Error(`line ${line}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

function run(
  cwd: string,
  { line, command, exit }: Omit<Extract<Step, { kind: 'run' }>, 'kind'>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    // The pages are the repository's own, and their commands are written for a shell.
    const child = spawn('sh', ['-c', `${npx}\n${command}`], { cwd, env, stdio: 'pipe' });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk;
      });
    }
    child.stdin.end();
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === exit) resolve();
      else reject(new Error(`line ${line}: \`${command}\` ended with ${code}, not ${exit}\n${said}`));
    });
  });
}
