import { Interrupted } from '../interrupted.js';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs something that cleans up after itself also when a person or the system ends the process.
 *
 * @param run gets a signal that is aborted then
 */
export async function interruptible<T>(run: (stop: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const abort = (signal: NodeJS.Signals) => controller.abort(new Interrupted(signal));
  for (const signal of signals) process.on(signal, abort);
  try {
    return await run(controller.signal);
  } finally {
    for (const signal of signals) process.off(signal, abort);
  }
}
