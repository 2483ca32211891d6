import { newestCommits } from './newest-commit.js';
import type { Strategy } from './strategy.js';

/** As on merge. What differs is the ledger: a branch that a bot owns, which its settings name. */
export const digestCommit: Strategy = { carry: 'commit', options: newestCommits };
