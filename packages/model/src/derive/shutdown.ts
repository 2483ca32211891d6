import type { Shutdown } from '../facets/workload/shutdown.js';
import type { Termination } from '../resolve/resolved.js';

/** What containers beside the main one need to leave after it, in seconds. */
const margin = 5;

/** The pause, the drain and the grace period as one decision, so that no two places disagree about it. */
export function termination({ drainSeconds, noticeSeconds }: Shutdown): Termination {
  return { preStopSeconds: noticeSeconds, drainSeconds, graceSeconds: noticeSeconds + drainSeconds + margin };
}
