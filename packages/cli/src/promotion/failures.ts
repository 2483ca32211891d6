import { FairleadError, type Problem } from '@fairlead/model';
import { GitFailure, gitProblem } from '@fairlead/pipeline/git';
import { locksBeside } from './locks.js';

/** Runs something, and tells what only a person can mend as a problem of theirs. @throws FairleadError */
export async function withFailuresTold<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const problem = error instanceof GitFailure ? gitProblem(error) : undefined;
    if (problem === undefined) throw error;
    throw new FairleadError(withOtherLocks(problem), { cause: error });
  }
}

/** Git ends at the first lock; who mends that needs not wait for the next one. */
function withOtherLocks(problem: Problem): readonly Problem[] {
  if (problem.code !== 'FL_GIT_LOCKED') return [problem];
  const files = new Set([problem.file, ...locksBeside(problem.file)]);
  return [...files].map((file) => ({ ...problem, file }));
}
