import { type Logger, pino, stdTimeFunctions } from 'pino';

export type { Logger };

/**
 * One JSON object a line on standard output, with the level by name and the time in ISO 8601, as log
 * collectors expect. Nothing logs the configuration or a request's body, so no secret can get here.
 */
export function createLog(): Logger {
  return pino({
    base: { service: 'api' },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  });
}
