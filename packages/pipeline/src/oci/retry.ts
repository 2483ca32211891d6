/** How often something is tried, and how long to wait between. */
export interface Schedule {
  readonly tries: number;
  /** Before the second try; it doubles from then on. */
  readonly firstMs: number;
  readonly mostMs: number;
}

/** What waiting needs of the world. */
export interface Waiting {
  wait(milliseconds: number): Promise<void>;
  /** From 0 to below 1: many that were refused together must not come back together. */
  random(): number;
}

/** A registry that is busy: six tries within about half a minute. */
export const busy: Schedule = { tries: 6, firstMs: 500, mostMs: 10_000 };

/** A registry that has taken something and does not show it everywhere yet: about ten seconds. */
export const lagging: Schedule = { tries: 6, firstMs: 250, mostMs: 4_000 };

/**
 * The pause after a try that failed, in milliseconds; tries are counted from 1.
 *
 * @param random from 0 to below 1
 * @param asked what the registry asked for, which is never undercut
 */
export function pauseAfter(
  attempt: number,
  { firstMs, mostMs }: Schedule,
  { random, asked = 0 }: { readonly random: number; readonly asked?: number },
): number {
  const whole = Math.min(mostMs, firstMs * 2 ** (attempt - 1));
  return Math.max(asked, Math.round(whole / 2 + (whole / 2) * random));
}

/**
 * `Retry-After` in milliseconds, where it is a number of seconds (RFC 9110, section 10.2.3). More than a minute
 * is not waited for, and a date is not read: no registry sends one, and clocks differ.
 */
export function askedPause(header: string | null): number {
  return /^\d+$/.test(header ?? '') ? Math.min(60_000, Number(header) * 1000) : 0;
}
