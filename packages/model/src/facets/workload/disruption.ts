import { type LongRunning, longRunning } from '../../kinds.js';
import { facet } from '../facet.js';

/** How many pods may be missing while nodes are drained. */
export interface Disruption {
  /** A number or a percentage of the pods. Nothing is written for a workload of one pod. @default 1 */
  readonly maxUnavailable: number | string;
}

export const disruption = facet<Disruption, LongRunning>({
  kinds: longRunning,
  defaults: () => ({ maxUnavailable: 1 }),
  check: ({ maxUnavailable }, at) =>
    maxUnavailable === 0 || maxUnavailable === '0%'
      ? [
          at({
            path: 'maxUnavailable',
            value: maxUnavailable,
            code: 'FL_DISRUPTION_NEVER',
            what: 'never allows an eviction, so no node can be drained',
            mend: 'set it to 1 or more',
          }),
        ]
      : [],
});
