import { destination, type Logger, pino, stdTimeFunctions } from 'pino';

export type { Logger };

/**
 * One JSON object a line on standard output, with the level by name and the time in ISO 8601, as log
 * collectors expect. Nothing logs the configuration or a request's body, so no secret can get here.
 */
export function createLog(): Logger {
  const options = {
    base: { service: 'api' },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  // At once, not by the thread pool: what is said before the process ends is there, and in its order.
  return pino(options, destination({ sync: true }));
}
