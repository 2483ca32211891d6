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
  /** Those that follow a commit of the branch, from the next one, before another one or the end. */
  between(commit: Oid, before: Oid | undefined): readonly Oid[];
}

/** One process, however many questions follow. */
export async function chainOf(git: Git, tip: Oid): Promise<Chain> {
  const listed = (await git.run(['rev-list', '--first-parent', '--reverse', tip])).split('\n');
  const positions = new Map(listed.map((commit, at) => [commit, at + 1]));
  const position = (commit: Oid) => positions.get(commit);
  return {
    tip,
    position,
    between: (commit, before) =>
      listed.slice(
        position(commit) ?? listed.length,
        before === undefined ? listed.length : (position(before) ?? 1) - 1,
      ),
  };
}
