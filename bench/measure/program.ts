import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A program's call. */
export interface Call {
  readonly command: string;
  readonly args: readonly string[];
  /** @default the working directory of the bench */
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** A call of the node that runs the bench. */
export function node(...args: readonly string[]): Call {
  return { command: process.execPath, args };
}

/** Runs a program to its end and gives what it printed. @throws Error when it fails: nothing was measured then */
export function run({ command, args, cwd, env }: Call): string {
  const ended = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    ...(cwd !== undefined && { cwd }),
    ...(env !== undefined && { env }),
  });
  if (ended.error !== undefined) throw ended.error;
  if (ended.status === 0) return ended.stdout;
  throw new Error(
    `${command} ${args.join(' ')}: ${ended.status ?? ended.signal}\n${ended.stdout}${ended.stderr}`,
  );
}

/** Runs a program whose output is a file. */
export function runInto(file: string, { command, args }: Call): void {
  const output = openSync(file, 'w');
  const { status } = spawnSync(command, args, { stdio: ['ignore', output, 'inherit'] });
  closeSync(output);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${status}`);
}

/** What a node program used, all of its threads. */
export interface Usage {
  readonly peakMegabytes: number;
  readonly cpuMilliseconds: number;
}

const preload = fileURLToPath(new URL('./usage.mjs', import.meta.url));

/** Runs a node program for what it uses; its time is not to be measured then. */
export function usageOf(call: Call): Usage {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-usage-'));
  const file = join(folder, 'usage.json');
  try {
    const env = { ...process.env, FAIRLEAD_USAGE_FILE: file };
    run({ ...call, args: ['--import', preload, ...call.args], env });
    return JSON.parse(readFileSync(file, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Whether a program is on PATH. */
export function isThere(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
