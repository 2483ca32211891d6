import { spawn } from 'node:child_process';

/** What a program that ended left. */
export interface Ended {
  /** `null` where a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Options {
  readonly cwd: string;
  readonly env: Readonly<NodeJS.ProcessEnv>;
  /** Ends the program and all that it started. */
  readonly stop: AbortSignal;
}

/**
 * Runs a script under this node and keeps what it says.
 *
 * @throws the signal's reason when it was stopped, once it has ended
 */
export function runScript(
  script: string,
  args: readonly string[],
  { cwd, env, stop }: Options,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    stop.throwIfAborted();
    // A process group of its own, so that what it starts can be ended with it.
    const child = spawn(process.execPath, [script, ...args], {
      cwd,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const end = () => killGroup(child.pid);
    stop.addEventListener('abort', end, { once: true });
    const [stdout, stderr] = [textOf(child.stdout), textOf(child.stderr)];
    child.on('error', reject);
    child.on('close', (code) => {
      stop.removeEventListener('abort', end);
      if (stop.aborted) reject(stop.reason);
      else resolve({ code, stdout: stdout(), stderr: stderr() });
    });
  });
}

function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself just now.
  }
}

function textOf(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}

/** Belongs to the repository, the workspace or the terminal that a program was started from, not to a clone. */
const ours =
  /^(NX_|VITEST|NODE_ENV$|FORCE_COLOR$|GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|OBJECT_DIRECTORY)$)/;

/**
 * The environment for programs in a clone: no daemon that would outlive it, no installation, no colour in what
 * is kept.
 */
export function cloneEnvironment(env: Readonly<NodeJS.ProcessEnv>): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !ours.test(name));
  return { ...Object.fromEntries(kept), NX_DAEMON: 'false', PROJEN_DISABLE_POST: 'true', NO_COLOR: '1' };
}
