import type { BackOff } from '../git/back-off.js';

/** A registry that is busy: six tries within about half a minute. */
export const busy: BackOff = { tries: 6, firstMs: 500, mostMs: 10_000 };

/** A registry that has taken something and does not show it everywhere yet: about ten seconds. */
export const lagging: BackOff = { tries: 6, firstMs: 250, mostMs: 4_000 };

/**
 * `Retry-After` in milliseconds, where it is a number of seconds (RFC 9110, section 10.2.3). More than a minute
 * is not waited for, and a date is not read: no registry sends one, and clocks differ.
 */
export function askedPause(header: string | null): number {
  return /^\d+$/.test(header ?? '') ? Math.min(60_000, Number(header) * 1000) : 0;
}
