import { type Merged, mergedChanges } from '../git/merges.js';
import type { Oid } from '../git/oid.js';
import type { Git } from '../git/program.js';
import { commitsThere } from '../git/read.js';
import { isAncestor } from '../observe/relation.js';
import type { CommitPart } from './parts.js';
import { titleOf } from './title.js';

/** All that the later commit has and the earlier one has not. */
export interface Range {
  readonly from: Oid;
  readonly to: Oid;
}

/** Whether both are there, and one follows from the other. */
export async function isRange(git: Git, { from, to }: Range): Promise<boolean> {
  return (await commitsThere(git, [from, to])).size === new Set([from, to]).size && isAncestor(git, from, to);
}

/** A commit as it is told, and what it changed. */
export interface Brought extends Pick<Merged, 'files'> {
  readonly part: CommitPart;
}

/** All of them, however many, newest first; none of what others changed. */
export async function commitsIn(
  git: Git,
  { from, to }: Range,
  paths: readonly string[],
): Promise<readonly Brought[]> {
  const fields = ['%H', '%an', '%s', '%b'] as const;
  const merged = await mergedChanges(git, { tip: to, since: from, paths, fields });
  return merged.map(({ fields: [commit = '', author = '', subject = '', body = ''], files }) => ({
    part: { commit, author, title: titleOf(subject, body) },
    files,
  }));
}
