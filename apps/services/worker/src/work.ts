import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from './config.js';
import type { Heartbeat } from './heartbeat.js';
import type { Logger } from './log.js';
import { round } from './round.js';

/** What the work stands on. */
export interface Tools {
  readonly log: Logger;
  readonly heartbeat: Heartbeat;
  /** Ends the work, a round and the wait between two. */
  readonly stopping: AbortSignal;
}

/**
 * Works round by round until told to stop. A round that failed is logged and beats all the same:
 * restarting the worker does not mend the api.
 */
export async function work(config: Config, { log, heartbeat, stopping }: Tools): Promise<void> {
  while (!stopping.aborted) {
    const started = performance.now();
    await round(config, stopping).then(
      (summary) => log.info({ summary }, 'round'),
      (error: unknown) => {
        if (!stopping.aborted) log.warn({ err: error }, 'round failed');
      },
    );
    await heartbeat
      .beat()
      .catch((error: unknown) => log.error({ err: error }, 'heartbeat could not be written'));
    const left = config.intervalSeconds * 1000 - (performance.now() - started);
    await wait(Math.max(0, left), undefined, { signal: stopping }).catch(() => undefined);
  }
}
