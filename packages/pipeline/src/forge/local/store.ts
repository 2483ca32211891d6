import { isContended } from '../../git/failure.js';
import { noObject, type Oid } from '../../git/oid.js';
import type { Git } from '../../git/program.js';
import { readBlobs } from '../../git/read.js';

/** A value under a ref, and what must still be there when it is replaced. */
export interface Stored {
  readonly ref: string;
  readonly blob: Oid;
  readonly content: string;
}

/** Every value below a prefix of refs, in the order of their names. */
export async function storedBelow(git: Git, prefix: string): Promise<readonly Stored[]> {
  const listed = await git.run(['for-each-ref', '--format=%(refname) %(objectname)', prefix]);
  const refs = listed
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(' '));
  const contents = await readBlobs(
    git,
    refs.map(([, blob = '']) => blob),
  );
  return refs.map(([ref = '', blob = '']) => ({ ref, blob, content: contents.get(blob) ?? '' }));
}

/** The value under one ref. */
export async function stored(git: Git, ref: string): Promise<Stored | undefined> {
  return (await storedBelow(git, ref)).find((each) => each.ref === ref);
}

/** A move of a ref that is refused unless it is still what was read. */
export interface Move {
  readonly ref: string;
  readonly was: Oid | 'absent';
  readonly to: Oid;
}

/** Writes a value that refs can name. */
export function writeValue(git: Git, content: string): Promise<Oid> {
  return git.run(['hash-object', '-w', '--no-filters', '--stdin'], { input: content });
}

/**
 * Moves refs, all of them or none.
 *
 * @throws GitFailure `raced` where one is not what was read
 */
export async function moveRefs(git: Git, moves: readonly Move[]): Promise<void> {
  const lines = moves.map(
    ({ ref, was, to }) => `update ${ref}\0${to}\0${was === 'absent' ? noObject : was}\0`,
  );
  await git.run(['update-ref', '-z', '--stdin'], { input: lines.join('') });
}

/** Puts a value under a ref if the ref is still what was read. @throws GitFailure `raced` */
export async function store(
  git: Git,
  ref: string,
  { was, content }: { readonly was: Oid | 'absent'; readonly content: string },
): Promise<void> {
  const to = await writeValue(git, content);
  if (to !== was) await moveRefs(git, [{ ref, was, to }]);
}

/** Runs again what lost a race against another process, from what is there then. */
export async function settled<T>(run: () => Promise<T>): Promise<T> {
  for (let left = 20; ; left--) {
    try {
      return await run();
    } catch (error) {
      if (left === 0 || !isContended(error)) throw error;
    }
  }
}
