import type { Oid } from '../git/oid.js';
import type { Git } from '../git/program.js';

/**
 * The tracked branch as a sequence: what was merged, in the order in which it was merged. Commits inside a merged
 * branch are not in it: nothing was built from them as they are.
 */
export interface Chain {
  readonly tip: Oid;
  /** From 1 for the oldest; absent for a commit that is not of the branch itself. */
  position(commit: Oid): number | undefined;
}

/** One process, however many questions follow. */
export async function chainOf(git: Git, tip: Oid): Promise<Chain> {
  const listed = (await git.run(['rev-list', '--first-parent', '--reverse', tip])).split('\n');
  const positions = new Map(listed.map((commit, at) => [commit, at + 1]));
  return { tip, position: (commit) => positions.get(commit) };
}
