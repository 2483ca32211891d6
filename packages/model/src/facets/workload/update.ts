import { type LongRunning, longRunning } from '../../kinds.js';
import { facet } from '../facet.js';

/** How new pods take the place of old ones. */
export interface Update {
  /** `recreate` ends all old pods first; for what cannot run twice. @default 'rolling' */
  readonly strategy: 'rolling' | 'recreate';
  /** Pods beyond the wanted number; 0 for a single consumer. @default 1 */
  readonly maxSurge: number | string;
  /** @default 0 */
  readonly maxUnavailable: number | string;
  /**
   * How long a new pod must be ready before it counts. @default 30 where an autoscaler writes the number of pods, so
   * that it has written it before a new Deployment or Rollout counts as whole (see `derive/update.ts`); 0 elsewhere
   */
  readonly minReadySeconds?: number;
  /** After this without progress the update has failed. @default 600 */
  readonly progressDeadlineSeconds: number;
  /** Old ReplicaSets that are kept; Git holds the history. @default 3 */
  readonly historyLimit: number;
}

export const update = facet<Update, LongRunning>({
  kinds: longRunning,
  defaults: ({ declared }) => ({
    strategy: 'rolling',
    maxSurge: 1,
    maxUnavailable: declared.maxSurge === 0 ? 1 : 0,
    progressDeadlineSeconds: 600,
    historyLimit: 3,
  }),
  check: ({ strategy, maxSurge, maxUnavailable }, at) =>
    strategy === 'rolling' && maxSurge === 0 && maxUnavailable === 0
      ? [
          at({
            path: 'maxSurge',
            value: maxSurge,
            code: 'FL_UPDATE_STUCK',
            what: 'with maxUnavailable 0 no pod can ever be replaced',
            mend: 'set one of the two to 1 or more',
          }),
        ]
      : [],
});
