import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Oid } from './oid.js';
import type { Git } from './program.js';

/** Who a commit is by, and when. */
export interface Signature {
  readonly name: string;
  readonly email: string;
  readonly at: Date;
}

/** A commit on top of another one. */
export interface NewCommit {
  /** Absent for the first of a branch. */
  readonly parent: Oid | undefined;
  /** Path from the repository's root → new content, or `undefined` to take the file away. */
  readonly changes: ReadonlyMap<string, string | undefined>;
  readonly message: string;
  readonly by: Signature;
}

/**
 * Writes a commit without a checkout: the parent's tree in an index of its own, the changes over it. No branch
 * moves. The same commit twice has one id.
 *
 * @returns its id, or the parent's when the changes change nothing
 */
export async function commitOn(git: Git, { parent, changes, message, by }: NewCommit): Promise<Oid> {
  const tree = await treeWith(git, parent, changes);
  if (parent !== undefined && tree === (await git.run(['rev-parse', `${parent}^{tree}`]))) return parent;
  return commitTree(git, { tree, parents: parent === undefined ? [] : [parent], message, by });
}

/** Writes a commit of a tree that is there. */
export function commitTree(
  git: Git,
  of: {
    readonly tree: Oid;
    readonly parents: readonly Oid[];
    readonly message: string;
    readonly by: Signature;
  },
): Promise<Oid> {
  const parents = of.parents.flatMap((parent) => ['-p', parent]);
  return git.run(['commit-tree', of.tree, ...parents], { input: of.message, env: signed(of.by) });
}

async function treeWith(
  git: Git,
  parent: Oid | undefined,
  changes: ReadonlyMap<string, string | undefined>,
): Promise<Oid> {
  const folder = await mkdtemp(join(tmpdir(), 'fairlead-commit-'));
  try {
    const env = { GIT_INDEX_FILE: join(folder, 'index') };
    if (parent !== undefined) await git.run(['read-tree', parent], { env });
    const blobs = await writeBlobs(git, folder, [...changes.values()]);
    const lines = [...changes.keys()].map((path, at) => indexLine(path, blobs[at]));
    await git.run(['update-index', '-z', '--index-info'], { env, input: lines.join('') });
    return await git.run(['write-tree'], { env });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** One process however many files: their contents stand in the folder, and git reads the list of them. */
async function writeBlobs(
  git: Git,
  folder: string,
  contents: readonly (string | undefined)[],
): Promise<readonly (Oid | undefined)[]> {
  const files = contents.map((content, at) => ({ content, path: join(folder, String(at)) }));
  const there = files.filter((file) => file.content !== undefined);
  if (there.length === 0) return contents.map(() => undefined);
  await Promise.all(there.map(({ path, content = '' }) => writeFile(path, content)));
  // Without filters: line endings are those that were given, whatever the machine is set to.
  const args = ['hash-object', '-w', '--no-filters', '--stdin-paths'];
  const written = (await git.run(args, { input: there.map(({ path }) => `${path}\n`).join('') })).split('\n');
  const byPath = new Map(there.map(({ path }, at) => [path, written[at]]));
  return files.map(({ path }) => byPath.get(path));
}

function indexLine(path: string, blob: Oid | undefined): string {
  return blob === undefined ? `0 ${'0'.repeat(40)}\t${path}\0` : `100644 ${blob}\t${path}\0`;
}

function signed({ name, email, at }: Signature): { readonly [name: string]: string } {
  const date = `${Math.floor(at.getTime() / 1000)} +0000`;
  return {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
    GIT_COMMITTER_DATE: date,
  };
}
