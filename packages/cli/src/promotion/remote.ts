import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FairleadError, type Problem } from '@fairlead/model';
import { type Git, gitAt } from '../git/git.js';

/** Where promotions are pushed. */
export interface Remote {
  /** The bare repository, absolute: the local forge. */
  readonly folder: string;
}

/**
 * The remote `origin`, by what kind of host it is.
 *
 * @throws FairleadError `FL_REMOTE_MISSING`, `FL_REMOTE_BARE`, and `FL_FORGE_LATER` for a host that promotions do not
 *   know yet
 */
export function remoteOf(root: string, git: Git): Remote {
  const url = git.ask('remote', 'get-url', 'origin');
  if (url === undefined) throw refusal(undefined, missing);
  const folder = folderOf(root, url);
  if (folder === undefined) throw refusal(withoutPassword(url), later);
  const isBare = gitAt(folder).ask('rev-parse', '--is-bare-repository');
  if (isBare !== 'true') throw refusal(url, bare);
  return { folder };
}

/** A folder on this machine; `undefined` for an address of another one. */
function folderOf(root: string, url: string): string | undefined {
  const path = url.startsWith('file://') ? fileURLToPath(url) : resolve(root, url);
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? path : undefined;
}

type Said = Pick<Problem, 'code' | 'what' | 'mend'>;

const missing: Said = {
  code: 'FL_REMOTE_MISSING',
  what: 'is not set, so there is nowhere to write a release',
  mend: 'name the shared repository with `git remote add origin <address>`',
};
const later: Said = {
  code: 'FL_FORGE_LATER',
  what: 'is no bare repository on this machine, and promotions know no other host yet: GitHub and GitLab come later',
  mend: 'try promotions on a bare clone: `git clone --bare <address> <folder>`, then `git remote set-url origin <folder>`',
};
const bare: Said = {
  code: 'FL_REMOTE_BARE',
  what: 'is no bare repository, and Git refuses pushes to a branch that is checked out',
  mend: 'make a bare clone of it with `git clone --bare` and let origin be that',
};

function refusal(value: string | undefined, said: Said): FairleadError {
  return new FairleadError([{ ...said, file: '.git/config', path: 'remote.origin.url', value }]);
}

function withoutPassword(url: string): string {
  return url.replace(/:\/\/[^/@]+@/, '://');
}
