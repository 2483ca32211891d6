import { ensureBare, removeBare } from './bare-place.js';
import { GitFailure } from './failure.js';
import type { Oid } from './oid.js';
import { type Git, gitIn } from './program.js';

/**
 * A bare repository of our own beside the remote one: fetched into, committed in, pushed from. A person's
 * checkout, index, branches and reflog are never touched. It is a cache: deleting it loses nothing.
 */
export interface Mirror {
  readonly git: Git;
  /** Branches, tags and Fairlead's own refs, as they are on the other side now; what is gone there goes here. */
  fetch(): Promise<void>;
  /**
   * Moves one ref of the other side from a commit to another, or not at all.
   *
   * @throws GitFailure `raced` where it is not where we saw it
   */
  push(update: RefUpdate): Promise<void>;
}

export interface RefUpdate {
  /** In full, such as `refs/heads/main`. */
  readonly ref: string;
  readonly from: Oid | 'absent';
  readonly to: Oid | 'absent';
  /**
   * `forward` is refused unless the new commit holds the old one. `owned` replaces whatever stands on a branch
   * that Fairlead alone writes, if it is still what we saw.
   */
  readonly as: 'forward' | 'owned';
}

const refs = ['+refs/heads/*:refs/heads/*', '+refs/tags/*:refs/tags/*', '+refs/fairlead/*:refs/fairlead/*'];

/**
 * The mirror in a folder, made when it is not there.
 *
 * @param objects object folder of a clone of the same repository, whose objects need not be fetched again
 */
export async function openMirror(of: {
  readonly folder: string;
  readonly url: string;
  readonly objects?: string;
}): Promise<Mirror> {
  const git = gitIn(of.folder);
  await ensureBare(of);
  return {
    git,
    async fetch() {
      try {
        await fetchAll(git, of.url);
      } catch (error) {
        if (!(error instanceof GitFailure && isBroken(error))) throw error;
        // A clean-up of the clone may have taken objects away that this one borrowed.
        await removeBare(of);
        await ensureBare({ folder: of.folder });
        await fetchAll(git, of.url);
      }
    },
    async push(update) {
      await git.run(['push', '--quiet', '--no-verify', ...pushArgs(of.url, update)]);
    },
  };
}

function fetchAll(git: Git, url: string): Promise<string> {
  const args = ['--quiet', '--prune', '--no-tags', '--no-write-fetch-head', '--no-auto-gc', '--force'];
  return git.run(['fetch', ...args, '--end-of-options', url, ...refs]);
}

/** What git says when objects are not where they were. */
function isBroken({ said }: GitFailure): boolean {
  return /missing (blob|tree|commit|object)|unable to read|object file .* is empty|did not send all necessary|unable to normalize alternate|bad object refs/i.test(
    said,
  );
}

function pushArgs(url: string, { ref, from, to, as }: RefUpdate): readonly string[] {
  const spec = `${to === 'absent' ? '' : to}:${ref}`;
  // A lease alone would let git replace a branch that is not ours; without one, an unseen deletion passes.
  const lease = as === 'owned' ? [`--force-with-lease=${ref}:${from === 'absent' ? '' : from}`] : [];
  return [...lease, '--end-of-options', url, spec];
}
