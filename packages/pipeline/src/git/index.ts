export { type Waiting, withBackOff } from './back-off.js';
export type { Signature } from './commit.js';
export { GitFailure, isContended } from './failure.js';
export { type Mirror, openMirror } from './mirror.js';
export { gitProblem } from './problem.js';
export { type Git, gitIn } from './program.js';
export { commitOf, readFiles } from './read.js';
export { utc } from './time.js';
