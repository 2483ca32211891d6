export type { Signature } from './commit.js';
export { GitFailure } from './failure.js';
export { type Mirror, openMirror } from './mirror.js';
export { gitProblem } from './problem.js';
export { type Git, gitIn } from './program.js';
export { commitOf, readFiles } from './read.js';
export { utc } from './time.js';
