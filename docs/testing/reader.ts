import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cloneEnvironment } from '../../packages/cli/src/demo/program.js';
import { edited } from './edit.js';
import type { Step } from './page.js';
import { unseen } from './seen.js';

/** Follows a page word for word, as a person with a terminal and an editor does. */
export class Reader {
  readonly #root: string;
  /** What commands have said since the page last said what is seen. */
  #said = '';

  /** @param root of the repository to work in */
  constructor(root: string) {
    this.#root = root;
  }

  /** @throws Error naming the line of the page that does not hold */
  async follow(steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      const problem = await this.#take(step);
      if (problem !== undefined) throw new Error(`line ${step.line}: ${problem}`);
    }
  }

  async #take(step: Step): Promise<string | undefined> {
    switch (step.kind) {
      case 'run':
        return this.#run(step);
      case 'see':
        return this.#see(step.shown);
      case 'write':
        return this.#write(step.path, () => step.text);
      case 'edit':
        return this.#write(step.path, (text) => edited(text, step.diff));
      default:
        return step satisfies never;
    }
  }

  async #run({ command, exit }: Extract<Step, { kind: 'run' }>): Promise<string | undefined> {
    const { code, said } = await runInShell(this.#root, command);
    this.#said += said;
    return code === exit ? undefined : `\`${command}\` ended with ${code}, not ${exit}\n${said}`;
  }

  #see(shown: readonly string[]): string | undefined {
    const [line, said] = [unseen(this.#said, shown), this.#said];
    this.#said = '';
    return line === undefined ? undefined : `nothing said this: ${line}\n${said}`;
  }

  #write(path: string, change: (text: string) => string): string | undefined {
    const file = join(this.#root, path);
    this.#said = '';
    try {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, change(textOf(file)));
      return undefined;
    } catch (error) {
      return `${path}: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** A reader is no CI, which may not rewrite golden files, and counts no results. */
const { CI: _, TEST_RESULTS: __, ...env } = cloneEnvironment(process.env);

// What npx does with a command that is installed, without the start of npm, which takes longer than most commands.
const npx = 'npx() { PATH="$PWD/node_modules/.bin:$PATH" "$@"; }';

/** The pages are the repository's own, and their commands are written for a shell. */
function runInShell(
  cwd: string,
  command: string,
): Promise<{ readonly code: number | null; readonly said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('sh', ['-c', `${npx}\n${command}`], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, said }));
  });
}
