import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FairleadError, parseEnvironment } from '@fairlead/model';
import { type Forge, localForge } from '@fairlead/pipeline/forge';
import { commitOf, type Mirror, openMirror, type Signature } from '@fairlead/pipeline/git';
import { platformFile } from '../definitions.js';
import { type Git, gitAt } from '../git/git.js';
import type { Io } from '../io.js';
import { besideOthers } from './patience.js';
import { remoteOf } from './remote.js';

/** Folder of the definitions, from the repository's root. */
export const definitionsFolder = platformFile.slice(0, platformFile.lastIndexOf('/'));

/** The shared repository as this clone sees it. */
export interface Shared {
  readonly mirror: Mirror;
  readonly forge: Forge;
  /** The bare repository of the local forge. */
  readonly folder: string;
  /** The branch whose commits are released. */
  readonly branch: string;
  /** A folder of Fairlead's own beside Git's: caches, of which nothing is lost. */
  readonly state: string;
  /** Who runs the command. */
  readonly by: Signature;
}

/** Opens the shared repository without touching the clone: its checkout, index and branches stay as they are. */
export async function openShared({ root, env, now }: Io): Promise<Shared> {
  const git = gitAt(root);
  const { folder } = remoteOf(root, git);
  const branch = trackedBranch(root, git);
  const [common = '.git', shallow = 'false'] = git
    .run('rev-parse', '--git-common-dir', '--is-shallow-repository')
    .split('\n');
  const state = join(resolve(root, common), 'fairlead');
  // A shallow clone lacks objects that its own refs need: borrowing from it would hide that they are missing.
  const objects = shallow === 'true' ? {} : { objects: join(resolve(root, common), 'objects') };
  const place = { folder: join(state, 'mirror.git'), url: folder, ...objects };
  const mirror = await besideOthers(() => openMirror(place));
  const by = signature(git, env, now);
  return { mirror, forge: localForge({ folder, now: () => now, by }), folder, branch, state, by };
}

/**
 * The newest commit of the tracked branch.
 *
 * @throws FairleadError `FL_TRACKED_MISSING`
 */
export async function trackedTip({ mirror, branch }: Shared): Promise<string> {
  const tip = await commitOf(mirror.git, `refs/heads/${branch}`);
  if (tip !== undefined) return tip;
  const what = 'is the branch whose commits are released, and the shared repository has none of this name';
  const mend = 'push it, or name another one as `repository.branch` of the platform';
  throw new FairleadError([
    { code: 'FL_TRACKED_MISSING', file: platformFile, path: 'repository.branch', value: branch, what, mend },
  ]);
}

/** The definitions themselves need not be bundled for it: every resolved environment says it. */
function trackedBranch(root: string, git: Git): string {
  const environments = join(root, definitionsFolder, 'environments');
  const names = existsSync(environments) ? readdirSync(environments).sort() : [];
  const file = names.map((name) => join(environments, name, 'environment.json')).find(existsSync);
  const found =
    file === undefined
      ? onDefaultBranch(git)
      : { path: file.slice(root.length + 1), content: readFileSync(file, 'utf8') };
  if (found !== undefined) return parseEnvironment(found.path, found.content).repository.branch;
  const what = 'has no resolved environment, so there is nothing to release to';
  const mend =
    'switch to the branch that has the definitions; where none has, write them there and run `npx projen`';
  throw new FairleadError([
    {
      code: 'FL_ENVIRONMENT_NONE',
      file: `${definitionsFolder}/environments`,
      path: '',
      value: undefined,
      what,
      mend,
    },
  ]);
}

/** Who stands on the branch of a ledger, to look or to revert, has no definitions there: the shared repository's have. */
function onDefaultBranch(git: Git): { readonly path: string; readonly content: string } | undefined {
  const branch = 'refs/remotes/origin/HEAD';
  const folder = `${definitionsFolder}/environments`;
  const names = git.ask('ls-tree', '--name-only', `${branch}:${folder}`)?.split('\n') ?? [];
  for (const name of names) {
    const path = `${folder}/${name}/environment.json`;
    const content = git.ask('show', `${branch}:${path}`);
    if (content !== undefined) return { path, content };
  }
  return undefined;
}

/** The person that Git knows; without one, as in many a CI job, the program itself. */
function signature(git: Git, env: Io['env'], at: Date): Signature {
  const ident = git.ask('var', 'GIT_COMMITTER_IDENT') ?? '';
  const [, name = '', email = ''] = /^(.*) <(.*)> \d+ [+-]\d+$/.exec(ident) ?? [];
  if (name !== '' && email !== '') return { name, email, at };
  return { name: env['USER'] ?? 'Fairlead', email: 'fairlead@localhost', at };
}
