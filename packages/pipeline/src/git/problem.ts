import type { Problem } from '@fairlead/model';
import { type FailureKind, type GitFailure, lockOf } from './failure.js';

type Said = Pick<Problem, 'code' | 'what' | 'mend'>;

const said: { readonly [K in FailureKind]?: Said } = {
  raced: {
    code: 'FL_PUSH_RACED',
    what: 'somebody else was faster each time, so nothing was written',
    mend: 'run it again; if that does not help, find out what writes to the branch all the time',
  },
  locked: {
    code: 'FL_GIT_LOCKED',
    what: 'is a lock of git that was there at every try: the git that took it is still at work, or was killed',
    mend: 'see what that git does; when none works in that repository any more, delete this one file and run it again: nothing was half done',
  },
  rejected: {
    code: 'FL_PUSH_REJECTED',
    what: 'a rule of the host refuses the push',
    mend: 'let the account that runs promotions past that rule, or keep releases on a branch that it may write; a rollback and a hold can be proposed with `--request`',
  },
  denied: {
    code: 'FL_PUSH_DENIED',
    what: 'the host does not know this account, or it may not write there',
    mend: 'see that the credentials are there and may push',
  },
  offline: {
    code: 'FL_REMOTE_OFFLINE',
    what: 'the host does not answer',
    mend: 'see that it can be reached from here and run it again; nothing was half done',
  },
  absent: {
    code: 'FL_REMOTE_ABSENT',
    what: 'is not there',
    mend: 'see that the address of origin is right',
  },
};

/** A failure that a person can mend, as a problem of theirs; `undefined` for any other. */
export function gitProblem(failure: GitFailure): Problem | undefined {
  const { kind, said: words } = failure;
  const known = said[kind];
  if (known === undefined) return undefined;
  // Never deleted by us: whether who took it lives is not written in it.
  const lock = kind === 'locked' ? lockOf(failure) : undefined;
  if (lock !== undefined) return { ...known, file: lock, path: '', value: undefined };
  const what = `${known.what} (${words.replace(/\s+/g, ' ')})`;
  return { ...known, file: '.git/config', path: 'remote.origin.url', value: undefined, what };
}
