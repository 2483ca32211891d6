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

const peakMemory = fileURLToPath(new URL('./peak-memory.mjs', import.meta.url));

/** Peak memory of a node program in MB, in a run of its own. */
export function peakOf(call: Call): number {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-peak-'));
  const file = join(folder, 'peak');
  try {
    const env = { ...process.env, FAIRLEAD_PEAK_FILE: file };
    run({ ...call, args: ['--import', peakMemory, ...call.args], env });
    return Number(readFileSync(file, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Whether a program is on PATH. */
export function isThere(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
