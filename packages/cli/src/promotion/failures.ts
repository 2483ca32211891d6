import { FairleadError, type Problem } from '@fairlead/model';
import { GitFailure } from '@fairlead/pipeline/git';

type Said = Pick<Problem, 'code' | 'what' | 'mend'>;

const said: { readonly [K in GitFailure['kind']]?: Said } = {
  raced: {
    code: 'FL_PUSH_RACED',
    what: 'somebody else was faster each time, so nothing was written',
    mend: 'run it again; if that does not help, find out what writes to the branch all the time',
  },
  rejected: {
    code: 'FL_PUSH_REJECTED',
    what: 'a rule of the host refuses the push',
    mend: 'let the account that runs promotions past that rule, or keep releases on a branch that it may write',
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

/** Runs something, and tells what only a person can mend as a problem of theirs. @throws FairleadError */
export async function withFailuresTold<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const known = error instanceof GitFailure ? said[error.kind] : undefined;
    if (!(error instanceof GitFailure) || known === undefined) throw error;
    const what = `${known.what} (${error.said.replace(/\s+/g, ' ')})`;
    const problem = { ...known, file: '.git/config', path: 'remote.origin.url', value: undefined, what };
    throw new FairleadError([problem], { cause: error });
  }
}
