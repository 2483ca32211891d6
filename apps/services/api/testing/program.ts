import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The service's folder. */
export const SERVICE_FOLDER = fileURLToPath(new URL('..', import.meta.url));

/** The built program in a folder of its own, laid out as in the image. */
export interface Build {
  readonly folder: string;
  remove(): Promise<void>;
}

/** Builds the service as its npm script does. */
export async function buildService(): Promise<Build> {
  const scratch = await mkdtemp(join(tmpdir(), 'harbour-build-'));
  const folder = join(scratch, 'app');
  await promisify(execFile)('npm', ['run', '--silent', 'build', '--', folder], { cwd: SERVICE_FOLDER });
  return { folder, remove: () => rm(scratch, { recursive: true, force: true }) };
}

/** One line of the structured log. */
export type LogLine = Readonly<Record<string, unknown>> & { readonly level: string; readonly msg: string };

/** A program that runs, and what it says. */
export interface Program {
  readonly lines: readonly LogLine[];
  /** Everything written so far, log and otherwise. */
  output(): string;
  /** The first line with this message, past or to come; rejects when the program ends without it. */
  said(message: string): Promise<LogLine>;
  signal(name: NodeJS.Signals): void;
  /** The exit code, or nothing when a signal ended it. */
  readonly exit: Promise<number | null>;
}

/** How to start a program: as an argument vector, never through a shell. */
export interface Start {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a program with exactly the environment given. */
export function start({ argv, cwd, env }: Start): Program {
  const [command = '', ...args] = argv;
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  const lines: LogLine[] = [];
  const waiting = new Set<() => void>();
  let text = '';
  let ended = false;
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  createInterface(child.stdout).on('line', (line) => {
    text += `${line}\n`;
    lines.push(JSON.parse(line) as LogLine);
    for (const look of waiting) look();
  });
  const exit = once(child, 'close').then(([code]) => {
    ended = true;
    running.delete(child);
    for (const look of waiting) look();
    return code as number | null;
  });
  const said = (message: string) =>
    new Promise<LogLine>((resolve, reject) => {
      const look = () => {
        const line = lines.find((one) => one.msg === message);
        if (line === undefined && !ended) return;
        waiting.delete(look);
        if (line === undefined) reject(new Error(`ended without saying "${message}":\n${text}`));
        else resolve(line);
      };
      waiting.add(look);
      look();
    });
  return { lines, output: () => text, said, signal: (name) => child.kill(name), exit };
}

/** Ends what a test left running. */
export async function endAll(): Promise<void> {
  const left = [...running].map((child) => once(child, 'close'));
  for (const child of running) child.kill('SIGKILL');
  await Promise.all(left);
}
