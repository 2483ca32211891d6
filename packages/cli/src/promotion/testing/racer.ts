import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What a command in another process said. */
interface Ran {
  readonly exit: number;
  readonly text: string;
}

/** Somebody with a clone of their own, in a process of their own. */
export class Racer {
  readonly root: string;
  readonly #process: ChildProcess;

  /** @param url of the shared repository */
  constructor(url: string, name: string) {
    // Makes the bundles where they are older than their sources.
    execFileSync(process.execPath, [here('../../../bin/fairlead.mjs'), '--version']);
    this.root = realpathSync(mkdtempSync(join(tmpdir(), 'fairlead racer ')));
    execFileSync('git', ['clone', '--quiet', url, this.root]);
    execFileSync('git', ['-C', this.root, 'config', 'user.name', name]);
    execFileSync('git', ['-C', this.root, 'config', 'user.email', `${name.toLowerCase()}@example.com`]);
    const env = { PATH: process.env['PATH'], HOME: this.root, DOCKER_CONFIG: this.root };
    this.#process = fork(here('racer.mjs'), [this.root, here('../../../dist')], { env, execArgv: [] });
  }

  async fairlead(...argv: readonly string[]): Promise<Ran> {
    const answer = once(this.#process, 'message');
    this.#process.send(argv);
    const [ran] = await answer;
    return ran as Ran;
  }

  stop(): void {
    this.#process.kill();
    rmSync(this.root, { recursive: true, force: true });
  }
}
