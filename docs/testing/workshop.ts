import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { linkModules } from '../../packages/cli/src/demo/link-modules.js';
import { cloneEnvironment } from '../../packages/cli/src/demo/program.js';
import { cloneCheckout } from '../../packages/cli/src/testing/clone.js';
import { root as repository } from '../generate/program.js';
import { edited } from './edit.js';
import type { Step } from './page.js';

/** A repository of its own for each page, all of them copies of one that is built and synthesized once. */
export interface Workshop {
  /**
   * Does what a page says, when a pair of hands is free: more at once than there are processors slow all down.
   *
   * @throws Error when a command ends in another way than the page says, or an edit does not fit
   */
  follow(page: string, steps: readonly Step[]): Promise<void>;
  remove(): void;
}

/** Makes the repository that pages begin with: this checkout, in agreement with its definitions, and pushed. */
export async function openWorkshop(): Promise<Workshop> {
  const clone = cloneCheckout();
  const bin = join(clone.root, 'node_modules/.bin');
  rmSync(bin);
  linkModules(join(repository, 'node_modules/.bin'), bin);
  await run(clone.root, { line: 0, command: 'npx fairlead update', exit: 0 });
  clone.git.run('add', '--all');
  clone.git.run('commit', '--quiet', '--amend', '--no-edit');
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'fairlead docs ')));
  const hands = Array.from({ length: availableParallelism() }, () => Promise.resolve());
  return {
    async follow(page, steps) {
      const checkout = join(folder, page.replaceAll('/', '-'), 'checkout');
      const work = async () => {
        copy(clone.root, checkout);
        for (const step of steps) await take(checkout, step);
      };
      const done = (hands.shift() ?? Promise.resolve()).then(work);
      hands.push(done.catch(() => {}));
      await done;
    },
    remove() {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
      clone.remove();
    },
  };
}

/** A reader is no CI, which may not rewrite golden files, and counts no results. */
const { CI: _, TEST_RESULTS: __, ...env } = cloneEnvironment(process.env);

/** A clone with a remote beside it, as a person has one. */
function copy(from: string, checkout: string): void {
  cpSync(from, checkout, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: checkout, stdio: 'pipe' });
  git('clone', '--quiet', '--bare', '.', '../origin.git');
  git('remote', 'add', 'origin', '../origin.git');
  git('fetch', '--quiet', 'origin');
  git('branch', '--quiet', '--set-upstream-to=origin/main');
}

async function take(checkout: string, step: Step): Promise<void> {
  if (step.kind === 'run') return run(checkout, step);
  const file = join(checkout, step.path);
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
    const child = spawn('sh', ['-c', command], { cwd, env, stdio: 'pipe' });
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
