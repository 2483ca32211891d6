import { FairleadError, type Problem } from '@fairlead/model';
import { GitFailure, gitProblem } from '@fairlead/pipeline/git';
import { locksBeside } from './locks.js';

/** Runs something, and tells what only a person can mend as a problem of theirs. @throws FairleadError */
export async function withFailuresTold<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    const problem = gitProblem(error);
    if (problem === undefined) throw error;
    const problems = error.kind === 'locked' ? withOtherLocks(problem) : [problem];
    throw new FairleadError(problems, { cause: error });
  }
}

/** Git ends at the first lock; who mends that needs not wait for the next one. */
function withOtherLocks(problem: Problem): readonly Problem[] {
  const files = new Set([problem.file, ...locksBeside(problem.file)]);
  return [...files].map((file) => ({ ...problem, file }));
}
