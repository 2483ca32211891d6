import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench } from '../case.js';
import { type Call, node, run } from '../measure/program.js';
import { program } from './typical.js';

/** A shared repository with a long history, a registry, and somebody's clone. */
export interface Fleet {
  /** A service with a commit that is built and not released. */
  readonly service: string;
  readonly bare: string;
  /** A command of Fairlead in the clone. */
  fairlead(...args: readonly string[]): Call;
  /** The shared repository as it was at first. */
  reset(): void;
  close(): void;
}

export interface FleetSize {
  readonly services: number;
  readonly commits: number;
}

export function openFleet(bench: Bench, { services, commits }: FleetSize): Fleet {
  const folder = join(bench.folder, `${services}`);
  const [bare, clone, pipe] = [join(folder, 'fleet.git'), join(folder, 'clone'), join(folder, 'pipe')];
  run({ command: 'mkdir', args: ['-p', folder] });
  run({ command: 'mkfifo', args: [pipe] });
  const args = [program(bench, 'fleet'), `${services}`, `${commits}`, bare, pipe];
  // It is the registry, too: it answers while everything else here waits for programs.
  const registry = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const { service, commit } = told(pipe, registry);
  run({ command: 'git', args: ['clone', '--quiet', bare, clone] });
  for (const [key, value] of [
    ['user.name', 'bench'],
    ['user.email', 'bench@example.com'],
  ]) {
    run({ command: 'git', args: ['config', key as string, value as string], cwd: clone });
  }
  const env = { ...process.env, HOME: folder, DOCKER_CONFIG: folder };
  return {
    service,
    bare,
    fairlead: (...args) => ({
      ...node(join(bench.root, 'packages/cli/bin/fairlead.mjs'), ...args),
      cwd: clone,
      env,
    }),
    reset: () => void run({ command: 'git', args: ['update-ref', 'refs/heads/main', commit], cwd: bare }),
    close: () => void registry.kill(),
  };
}

/** Waits until somebody writes to a pipe: there is no other way for a program that waits for programs. */
function told(pipe: string, by: ChildProcess): { readonly service: string; readonly commit: string } {
  const said = readFileSync(pipe, 'utf8');
  if (by.exitCode !== null || said === '') throw new Error('the fleet was not built');
  return JSON.parse(said);
}
