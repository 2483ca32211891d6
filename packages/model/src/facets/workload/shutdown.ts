import { type LongRunning, longRunning } from '../../kinds.js';
import { facet } from '../facet.js';

/**
 * How a pod leaves without dropping a request. Everything else about an end follows from these two numbers:
 * the preStop pause, the load balancers' drain, the grace period (see `derive/shutdown.ts`), and how long a request may
 * take where its route does not say (see `derive/routes.ts`).
 */
export interface Shutdown {
  /** Time for the longest request to finish after no new one arrives. @default 20 */
  readonly drainSeconds: number;
  /** Time for load balancers and kube-proxies to notice. @default 5 for servers, 0 for workloads without callers */
  readonly noticeSeconds: number;
}

export const shutdown = facet<Shutdown, LongRunning>({
  kinds: longRunning,
  defaults: ({ kind }) => ({ drainSeconds: 20, noticeSeconds: kind === 'worker' ? 0 : 5 }),
  check: (resolved, at) =>
    (['drainSeconds', 'noticeSeconds'] as const)
      .filter((name) => !Number.isInteger(resolved[name]) || resolved[name] < 0)
      .map((name) =>
        at({
          path: name,
          value: resolved[name],
          code: 'FL_SHUTDOWN_SECONDS',
          what: 'is not a whole number of seconds',
          mend: 'write 0 or more',
        }),
      ),
});
