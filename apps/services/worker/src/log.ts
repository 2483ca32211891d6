import { type Logger, pino, stdTimeFunctions } from 'pino';

export type { Logger };

/** One JSON object a line on standard output, with the level by name and the time in ISO 8601. */
export function createLog(): Logger {
  return pino({
    base: { service: 'worker' },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  });
}
