import { commitTree, type Signature } from '../../git/commit.js';
import { GitFailure } from '../../git/failure.js';
import type { Oid } from '../../git/oid.js';
import type { Git } from '../../git/program.js';
import { commitOf } from '../../git/read.js';

/** A merge commit of two commits, written without a checkout, or `conflict`. No branch moves. */
export async function mergeCommit(
  git: Git,
  of: { readonly base: Oid; readonly head: Oid; readonly message: string; readonly by: Signature },
): Promise<Oid | 'conflict'> {
  const tree = await mergedTree(git, of.base, of.head);
  if (tree === 'conflict') return tree;
  return commitTree(git, { tree, parents: [of.base, of.head], message: of.message, by: of.by });
}

/** What two commits give together. `merge-tree --write-tree` is there since git 2.38. */
export async function mergedTree(git: Git, base: Oid, head: Oid): Promise<Oid | 'conflict'> {
  try {
    return await git.run(['merge-tree', '--write-tree', '--no-messages', base, head]);
  } catch (error) {
    // It ends with 1 and says nothing on standard error where the two cannot be merged.
    if (error instanceof GitFailure && error.said === '') return 'conflict';
    throw error;
  }
}

/** Newest commit of a branch. */
export function tipOf(git: Git, branch: string): Promise<Oid | undefined> {
  return commitOf(git, `refs/heads/${branch}`);
}
