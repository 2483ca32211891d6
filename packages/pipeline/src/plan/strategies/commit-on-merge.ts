import { newestCommits } from './newest-commit.js';
import type { Strategy } from './strategy.js';

/** The newest built commit of the tracked branch is written as soon as it is built. */
export const commitOnMerge: Strategy = { carry: 'commit', options: newestCommits };
