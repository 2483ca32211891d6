import { GitFailure } from '../git/failure.js';
import type { Oid } from '../git/oid.js';
import type { Git } from '../git/program.js';
import type { Candidate } from '../plan/observed.js';
import type { Chain } from './chain.js';

/** A commit seen from the one that runs. */
export type Relation = Pick<Candidate, 'relation' | 'position' | 'branchedFrom' | 'missing'>;

/**
 * Where a commit stands to the source of what runs. Clocks are never asked: a rebase, a slow build or a wrong
 * clock would decide.
 *
 * @param current absent where nothing runs yet
 */
export async function relationOf(
  git: Git,
  chain: Chain,
  { current, commit }: { readonly current: Oid | undefined; readonly commit: Oid },
): Promise<Relation> {
  const position = chain.position(commit);
  const place =
    position === undefined ? { branchedFrom: await mergeBase(git, chain.tip, commit) } : { position };
  const own = { ...place, missing: [] as readonly Oid[] };
  if (current === undefined) return { ...own, relation: 'first' };
  if (current === commit) return { ...own, relation: 'same' };
  const from = chain.position(current);
  if (from !== undefined && position !== undefined) {
    return { ...own, relation: from < position ? 'ahead' : 'behind' };
  }
  if (from === undefined && !(await isReachable(git, current))) return { ...own, relation: 'unknown' };
  if (await isAncestor(git, current, commit)) return { ...own, relation: 'ahead' };
  const missing = from === undefined ? await missingPatches(git, { of: current, in: commit }) : [];
  const behind = await isAncestor(git, commit, current);
  return { ...own, missing, relation: behind ? 'behind' : 'diverged' };
}

/** Whether the first commit is part of the second one's history. */
export function isAncestor(git: Git, first: Oid, second: Oid): Promise<boolean> {
  return saysYes(git, ['merge-base', '--is-ancestor', first, second]);
}

/** Whether any branch or tag still holds a commit; after a force-push of its branch none does. */
async function isReachable(git: Git, commit: Oid): Promise<boolean> {
  if (!(await saysYes(git, ['cat-file', '-e', `${commit}^{commit}`]))) return false;
  const args = ['for-each-ref', '--count=1', '--format=%(refname)', `--contains=${commit}`];
  return (await git.run([...args, 'refs/heads', 'refs/tags'])) !== '';
}

/** Commits of one history whose change is in no commit of the other, whatever they are called there. */
async function missingPatches(
  git: Git,
  { of, in: other }: { readonly of: Oid; readonly in: Oid },
): Promise<readonly Oid[]> {
  const lines = (await git.run(['cherry', other, of])).split('\n');
  return lines.filter((line) => line.startsWith('+ ')).map((line) => line.slice(2));
}

async function mergeBase(git: Git, one: Oid, other: Oid): Promise<Oid> {
  // Histories that share nothing have none: the commit stands for itself.
  try {
    return await git.run(['merge-base', one, other]);
  } catch (error) {
    if (error instanceof GitFailure && error.said === '') return other;
    throw error;
  }
}

async function saysYes(git: Git, args: readonly string[]): Promise<boolean> {
  try {
    await git.run(args);
    return true;
  } catch (error) {
    // Git answers such a question with its exit code and says nothing; a commit that is gone is no ancestor.
    if (error instanceof GitFailure && (error.said === '' || error.kind === 'absent')) return false;
    throw error;
  }
}
