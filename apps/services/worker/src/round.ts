import type { Config } from './config.js';
import { type Summary, summarize } from './summary.js';

/**
 * Asks the api once and sums up its answer.
 *
 * @param stopping ends the round early
 * @throws when the api does not answer within its time, or not as agreed
 */
export async function round(config: Config, stopping: AbortSignal): Promise<Summary> {
  const response = await fetch(new URL('/moorings', config.apiUrl), {
    signal: AbortSignal.any([stopping, AbortSignal.timeout(config.timeoutSeconds * 1000)]),
    headers: { accept: 'application/json' },
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`the api answered ${response.status}`);
  }
  return summarize(await response.json(), new Date());
}
