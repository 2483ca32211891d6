import { spawn } from 'node:child_process';
import { GitFailure } from './failure.js';

/** The `git` program in one repository. Arguments go to it as they are, never through a shell. */
export interface Git {
  /** The repository's own folder (`.git`, or a bare repository), absolute. */
  readonly folder: string;
  /**
   * Standard output without the newline at its end.
   *
   * @throws GitFailure with its kind and what git said
   */
  run(args: readonly string[], options?: RunOptions): Promise<string>;
  /** The same, as bytes. */
  bytes(args: readonly string[], options?: RunOptions): Promise<Buffer>;
}

export interface RunOptions {
  readonly input?: string | Buffer;
  /** Variables beside the process's own. */
  readonly env?: { readonly [name: string]: string };
}

/**
 * Nothing that a person has configured or that a terminal asks may decide what is written: no prompts, no
 * hooks of the user, no signing, no clean-up in the background, messages in English, which are classified.
 */
const quiet: { readonly [name: string]: string } = {
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  LC_ALL: 'C',
};
const settings = ['gc.auto=0', 'maintenance.auto=false', 'commit.gpgSign=false', 'core.hooksPath=/dev/null'];

/** Git with this folder as its repository; the folder need not be there yet. */
export function gitIn(folder: string): Git {
  const bytes: Git['bytes'] = (args, { input, env = {} } = {}) =>
    new Promise((resolve, reject) => {
      const all = [...settings.flatMap((setting) => ['-c', setting]), ...args];
      const own = { GIT_DIR: folder, ...quiet, ...env };
      const child = spawn('git', all, { env: { ...withoutGit(process.env), ...own }, cwd: '/' });
      const out: Buffer[] = [];
      const err: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
      child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
      // Git may end before it has read everything; what it said then is the error, not the broken pipe.
      child.stdin.on('error', () => {});
      child.stdin.end(input);
      child.on('error', (cause) => reject(new GitFailure(args, cause.message)));
      child.on('close', (status) => {
        if (status === 0) resolve(Buffer.concat(out));
        else reject(new GitFailure(args, Buffer.concat(err).toString()));
      });
    });
  const run: Git['run'] = async (args, options) => (await bytes(args, options)).toString().replace(/\n$/, '');
  return { folder, run, bytes };
}

/** Inside a hook or an alias git hands its own places on; they would be obeyed before ours. */
function withoutGit(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const places = /^GIT_(DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|NAMESPACE)$/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !places.test(name)));
}
