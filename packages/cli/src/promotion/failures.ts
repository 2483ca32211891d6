import { FairleadError } from '@fairlead/model';
import { GitFailure, gitProblem } from '@fairlead/pipeline/git';

/** Runs something, and tells what only a person can mend as a problem of theirs. @throws FairleadError */
export async function withFailuresTold<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const problem = error instanceof GitFailure ? gitProblem(error) : undefined;
    if (problem === undefined) throw error;
    throw new FairleadError([problem], { cause: error });
  }
}
