import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFolder, writeFiles } from '@fairlead/files';
import { k8sInputs, synthEnvironment } from '@fairlead/k8s';
import { root } from './tools.js';

/** Files of an environment's folder, by path. */
export type Inputs = Map<string, string>;

/** A repository on loopback that Argo CD reads the sample's environments from. */
export class LoopbackLedger {
  readonly url: string;
  readonly #folder: string;
  readonly #daemon: ChildProcess;

  private constructor(folder: string, daemon: ChildProcess, url: string) {
    this.#folder = folder;
    this.#daemon = daemon;
    this.url = url;
  }

  static async open(): Promise<LoopbackLedger> {
    const folder = mkdtempSync(join(tmpdir(), 'fairlead-ledger-'));
    const port = await freePort();
    git(folder, 'init', '--quiet', '--bare', '--initial-branch=main', 'platform.git');
    git(folder, 'clone', '--quiet', join(folder, 'platform.git'), 'work');
    const args = ['daemon', '--listen=127.0.0.1', `--port=${port}`, `--base-path=${folder}`, '--export-all'];
    // A group of its own: the daemon is a child of the program that was started.
    const daemon = spawn('git', args, { stdio: 'ignore', detached: true });
    await once(daemon, 'spawn');
    return new LoopbackLedger(folder, daemon, `git://127.0.0.1:${port}/platform.git`);
  }

  /**
   * Renders an environment as it would be with this repository as the platform's, commits and pushes it.
   *
   * @param change what else is different about the environment's files
   * @returns the commit, and the objects that are applied by hand once: project, Applications, stores
   */
  push(environment: string, change: (files: Inputs) => void = () => undefined): Pushed {
    const folder = `apps/environments/${environment}`;
    const files = new Map(readFolder(join(root, folder), k8sInputs));
    edit(files, 'environment.json', (read) => {
      (read['repository'] as { url: string }).url = this.url;
    });
    change(files);
    return this.pushRendered(environment, files);
  }

  /** Renders an environment's files, commits and pushes what comes of them. */
  pushRendered(environment: string, files: Inputs): Pushed {
    const folder = `apps/environments/${environment}`;
    const rendered = synthEnvironment(files).files;
    const work = join(this.#folder, 'work');
    writeFiles(
      work,
      new Map([...rendered].map(([path, content]) => [`${folder}/manifests/${path}`, content])),
    );
    git(work, 'add', '--all');
    git(work, 'commit', '--quiet', '--allow-empty', `--message=${environment}`);
    git(work, 'push', '--quiet', 'origin', 'HEAD:main');
    return { commit: git(work, 'rev-parse', 'HEAD').trim(), shared: sharedIn(rendered) };
  }

  close(): void {
    if (this.#daemon.pid !== undefined) process.kill(-this.#daemon.pid);
    rmSync(this.#folder, { recursive: true });
  }
}

/** What an environment's services share, as YAML: project, Applications, stores. */
export const sharedOf = (files: Inputs): string => sharedIn(synthEnvironment(files).files);

function sharedIn(rendered: ReadonlyMap<string, string>): string {
  const shared = [...rendered].filter(([path]) => path.startsWith('_environment/'));
  return shared.map(([, content]) => content).join('---\n');
}

export interface Pushed {
  readonly commit: string;
  /** YAML. */
  readonly shared: string;
}

/** Changes one of the files, which is JSON. */
export function edit(files: Inputs, path: string, change: (read: Editable) => void): void {
  const read: Editable = JSON.parse(files.get(path) ?? '');
  change(read);
  files.set(path, JSON.stringify(read));
}

// biome-ignore lint/suspicious/noExplicitAny: the file's own reader checks it afterwards
export type Editable = { [name: string]: any };

const author = [
  '-c',
  'user.name=tester',
  '-c',
  'user.email=tester@example.com',
  '-c',
  'commit.gpgsign=false',
];

function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync('git', [...author, ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
