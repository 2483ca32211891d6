import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestClone } from './clone.js';

const nx = 'node_modules/nx/dist/bin/nx.js';

/** The two ways in which Nx 24 decides: by the inputs of tasks, or by projects. */
export type Mode = 'tasks' | 'projects';

/** What `nx affected` is asked. */
export interface Question {
  readonly mode: Mode;
  readonly targets: readonly string[];
  /** A commit, a ref or a tree. */
  readonly base: string;
  readonly head: string;
  /** The environment whose tasks are asked for. @default every one */
  readonly only?: string;
}

/** Every task that `nx affected` would look at, those that the selected ones need among them, sorted. */
export async function affectedTasks(
  clone: TestClone,
  { mode, targets, base, head, only }: Question,
): Promise<string[]> {
  const asked = [
    `--targets=${targets.join(',')}`,
    `--base=${base}`,
    `--head=${head}`,
    ...(only === undefined ? [] : [`--exclude=*,!${only}`]),
    '--graph=stdout',
  ];
  const { stdout } = await promisify(execFile)(process.execPath, [nx, 'affected', ...asked], {
    cwd: clone.root,
    env: {
      ...clone.env,
      ...(mode === 'projects' && { NX_LEGACY_AFFECTED: 'true' }),
      // Questions are asked at the same time, and Nx locks what it remembers.
      NX_WORKSPACE_DATA_DIRECTORY: `.nx/workspace-data/${mode}-${targets.length}`,
    },
    maxBuffer: 1 << 28,
  });
  const { tasks } = JSON.parse(stdout) as { tasks: { tasks: Record<string, unknown> } };
  return Object.keys(tasks.tasks).sort();
}

/** Runs Nx and tells each task's result: `ran`, or `kept` where it came from the cache. @throws Error where one fails */
export function runTasks(clone: TestClone, ...args: readonly string[]): Record<string, 'ran' | 'kept'> {
  const { exit, stdout, stderr } = clone.node(nx, ...args, '--output-style=static');
  if (exit !== 0) throw new Error(`nx ${args.join(' ')} ended with ${exit}:\n${stdout}${stderr}`);
  const { tasks } = JSON.parse(readFileSync(join(clone.root, '.nx/cache/run.json'), 'utf8')) as RunJson;
  const results = tasks.map(
    ({ taskId, cacheStatus }) => [taskId, cacheStatus === 'cache-miss' ? 'ran' : 'kept'] as const,
  );
  return Object.fromEntries(results.sort(([one], [other]) => (one < other ? -1 : 1)));
}

interface RunJson {
  readonly tasks: readonly { readonly taskId: string; readonly cacheStatus: string }[];
}
