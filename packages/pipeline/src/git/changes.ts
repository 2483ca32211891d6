import { type Merged, mergedChanges } from './merges.js';
import type { Oid } from './oid.js';
import type { Git } from './program.js';
import { utc } from './time.js';

/** A commit of a branch, and what it changed there. Of a merged request it is the merge, and all that came with it. */
export interface CommittedChange {
  readonly commit: Oid;
  /** When it was committed (RFC 3339, UTC). */
  readonly at: string;
  readonly author: string;
  readonly title: string;
  /** Of a merge: the head that it merged. */
  readonly merged: Oid | undefined;
  /** Values of the trailer that was asked for, of the commit or of the head that it merged; `''` where it has none. */
  readonly trailer: string;
  /** Path → new blob, `absent` where it was taken away. */
  readonly files: ReadonlyMap<string, Oid | 'absent'>;
}

export interface ChangesQuestion {
  readonly tip: Oid;
  /** Commits that this one holds are not asked for. */
  readonly since?: Oid;
  /** Files and folders. */
  readonly paths: readonly string[];
  /** Name of the trailer that is read. */
  readonly trailer: string;
  readonly most?: number;
}

/** What changed in files of a branch, newest first. Two processes, however long the history. */
export async function committedChanges(git: Git, of: ChangesQuestion): Promise<readonly CommittedChange[]> {
  const fields = ['%H', '%cI', '%aN', '%P', trailerOf(of.trailer), '%s'] as const;
  const merged = await mergedChanges(git, { ...of, fields });
  return withMergedTrailers(git, merged.map(changeOf), of.trailer);
}

function trailerOf(name: string): string {
  return `%(trailers:key=${name},valueonly,separator=%x2c )`;
}

function changeOf({ fields, files }: Merged): CommittedChange {
  const [commit = '', at = '', author = '', parents = '', trailer = '', title = ''] = fields;
  const merged = parents.split(' ')[1];
  return { commit, at: utc(new Date(at)), author, title, merged, trailer: trailer.trim(), files };
}

/** The host writes the message of a merge; ours is the one of what was merged. */
async function withMergedTrailers(
  git: Git,
  changes: readonly CommittedChange[],
  name: string,
): Promise<readonly CommittedChange[]> {
  const heads = changes.flatMap(({ merged }) => merged ?? []);
  if (heads.length === 0) return changes;
  const input = `${[...new Set(heads)].join('\n')}\n`;
  const said = await git.run(['log', '--no-walk=unsorted', '--stdin', `--format=%H%x1f${trailerOf(name)}`], {
    input,
  });
  const trailers = new Map(
    said.split('\n').map((line) => {
      const [head = '', trailer = ''] = line.split('\x1f');
      return [head, trailer.trim()] as const;
    }),
  );
  return changes.map((change) =>
    change.trailer === '' && change.merged !== undefined
      ? { ...change, trailer: trailers.get(change.merged) ?? '' }
      : change,
  );
}
