import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Io } from './io.js';

/**
 * Runs a tool of the workspace with its output on standard error, so that standard output stays the command's.
 *
 * @param script from `node_modules`
 * @returns its exit code
 */
export function runTool(io: Io, script: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(io.root, 'node_modules', script), ...args], {
      cwd: io.root,
      env: io.env,
      stdio: ['ignore', 2, 2],
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

interface Run {
  /** Names of environments. */
  readonly environments: readonly string[];
  /** What Nx shows: how many tasks there were, or also what those that failed have said. */
  readonly output: 'summary' | 'static-failures-only';
}

/** Runs a target of environments; what has the inputs of an earlier run comes from the cache. */
export function runTarget(io: Io, target: string, { environments, output }: Run): Promise<number> {
  return runTool(io, 'nx/dist/bin/nx.js', [
    'run-many',
    `--targets=${target}`,
    `--projects=${environments.join(',')}`,
    `--output-style=${output}`,
  ]);
}
