import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FairleadError } from '@fairlead/model';
import { linkModules } from '@fairlead/workspace/link-modules';
import { gitAt } from '../git/git.js';

/** A copy of the repository to play in, with a remote of its own. */
export interface Clone {
  /** The temporary folder that holds both, absolute. */
  readonly folder: string;
  /** The work tree. */
  readonly root: string;
}

/**
 * Clones what is committed into a temporary folder: a bare repository that plays the remote, and a work tree
 * on its main branch, with the packages that are installed in the original.
 *
 * @param branch what main is called
 * @throws FairleadError `FL_DEMO_GIT` where there is no commit, `FL_DEMO_MODULES` where nothing is installed
 */
export function makeClone(original: string, branch: string): Clone {
  const modules = join(original, 'node_modules');
  if (!existsSync(modules)) throw refusal('FL_DEMO_MODULES', 'node_modules', 'is not there', 'run `npm ci`');
  const head = gitAt(original).ask('rev-parse', '--verify', '--quiet', 'HEAD');
  if (head === undefined) {
    throw refusal('FL_DEMO_GIT', '.', 'has no commit that could be cloned', 'clone the repository with git');
  }
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'fairlead-demo-')));
  try {
    const clone = { folder, root: join(folder, 'clone') };
    fill(clone, original, { head, branch });
    linkModules(modules, join(clone.root, 'node_modules'));
    return clone;
  } catch (error) {
    removeClone({ folder });
    throw error;
  }
}

/** Takes a clone away; links in it are not followed. */
export function removeClone({ folder }: Pick<Clone, 'folder'>): void {
  // A program that was stopped may still be writing its last file.
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

function fill(
  { folder, root }: Clone,
  original: string,
  at: { readonly head: string; readonly branch: string },
) {
  const remote = join(folder, 'remote.git');
  const git = gitAt(folder);
  git.run('clone', '--quiet', '--bare', '--', original, remote);
  gitAt(remote).run('update-ref', `refs/heads/${at.branch}`, at.head);
  git.run('clone', '--quiet', '--branch', at.branch, '--', remote, root);
  const inClone = gitAt(root);
  // Whoever runs it need not have told git a name, and signs nothing here.
  for (const [key, value] of settings) inClone.run('config', key, value);
}

const settings = [
  ['user.name', 'Fairlead demo'],
  ['user.email', 'demo@fairlead.invalid'],
  ['commit.gpgSign', 'false'],
  ['core.hooksPath', '/dev/null'],
] as const;

function refusal(code: `FL_${string}`, file: string, what: string, mend: string): FairleadError {
  return new FairleadError([{ code, file, path: '', value: undefined, what, mend }]);
}
