import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ran, TestClone } from '@fairlead/workspace/testing';

/** A clone to run the demo in, and a place of its own for the folder that the demo makes. */
export class DemoClone {
  readonly clone = new TestClone();
  readonly #temporary = realpathSync(mkdtempSync(join(tmpdir(), 'fairlead demo test ')));

  /** Runs the demo, and hands each line that it says on standard error to `heard`, which may end it. */
  run(
    args: readonly string[],
    heard: (line: string, end: (signal: NodeJS.Signals) => void) => void = () => {},
  ): Promise<Ran> {
    return new Promise((resolve) => {
      const child = spawn(process.execPath, ['packages/cli/bin/fairlead.mjs', 'demo', ...args], {
        cwd: this.clone.root,
        env: { ...this.clone.env, TMPDIR: this.#temporary },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let [stdout, stderr] = ['', ''];
      child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
      child.stderr.setEncoding('utf8').on('data', (text) => {
        stderr += text;
        for (const line of text.split('\n')) heard(line, (signal) => child.kill(signal));
      });
      child.on('close', (exit) => resolve({ exit, stdout, stderr }));
    });
  }

  /** Folders that a demo has not taken away. */
  leftBehind(): readonly string[] {
    return readdirSync(this.#temporary).filter((name) => name.startsWith('fairlead-demo-'));
  }

  /** What Git says of the checkout. */
  state(): string {
    const { clone } = this;
    return [
      clone.git('status', '--porcelain'),
      clone.git('for-each-ref'),
      clone.git('rev-parse', 'HEAD'),
    ].join('\n');
  }

  remove(): void {
    this.clone.remove();
    rmSync(this.#temporary, { recursive: true, force: true });
  }
}
