import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cut = fileURLToPath(new URL('cut.mjs', import.meta.url));
const launcher = fileURLToPath(new URL('../../../bin/fairlead.mjs', import.meta.url));

/** How a process ended. */
export interface Ended {
  readonly by: 'itself' | 'SIGKILL';
  readonly said: string;
}

/**
 * The real command in a process of its own, which is killed right after the n-th change that it makes outside itself:
 * to a repository, a ref, a registry or a file. It ends by itself when it makes fewer.
 */
export function killedAfter(changes: number, root: string, argv: readonly string[]): Promise<Ended> {
  const args = ['--import', cut, launcher, ...argv];
  const env = { PATH: process.env['PATH'], HOME: root, DOCKER_CONFIG: root, TEST_CUT_AFTER: String(changes) };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: root, env }, (error, stdout, stderr) => {
      const said = `${stdout}${stderr}`;
      if (error === null) resolve({ by: 'itself', said });
      else if (error.signal === 'SIGKILL') resolve({ by: 'SIGKILL', said });
      else reject(new Error(`fairlead ${argv.join(' ')} failed:\n${said}`, { cause: error }));
    });
  });
}
