import { type RunsToEnd, runsToEnd } from '../../kinds.js';
import { facet } from '../facet.js';

/** How a workload that ends by itself is tried, limited and cleaned up. */
export interface Job {
  /** Further tries after a failure. @default 3 */
  readonly retries: number;
  /**
   * A pod that runs so long is ended, and stays for its log. All tries together end five minutes later, the time that
   * a node may take to come. @default 600
   */
  readonly deadlineSeconds: number;
  /** How long a finished one is kept for its log. @default 86400, a day */
  readonly keepSeconds: number;
  /** @default 1 */
  readonly parallelism: number;
  /** @default 1 */
  readonly completions: number;
}

export const job = facet<Job, RunsToEnd>({
  kinds: runsToEnd,
  defaults: () => ({ retries: 3, deadlineSeconds: 600, keepSeconds: 86_400, parallelism: 1, completions: 1 }),
});
