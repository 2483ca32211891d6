/** How often something is tried, and how long to wait between. */
export interface BackOff {
  readonly tries: number;
  /** Before the second try; it doubles from then on. */
  readonly firstMs: number;
  readonly mostMs: number;
}

/** About ten tries within half a minute. */
export const patient: BackOff = { tries: 10, firstMs: 50, mostMs: 5_000 };

/** What waiting needs of the world. */
export interface Waiting {
  wait(milliseconds: number): Promise<void>;
  /** From 0 to below 1: two that lost the same race must not meet again at the same moment. */
  random(): number;
}

/** The pause after a try that failed, in milliseconds; tries are counted from 1. */
export function pauseAfter(attempt: number, { firstMs, mostMs }: BackOff, random: number): number {
  const whole = Math.min(mostMs, firstMs * 2 ** (attempt - 1));
  return Math.round(whole / 2 + (whole / 2) * random);
}

/**
 * Runs something until it succeeds, fails for good, or has been tried often enough.
 *
 * @param again whether an error may be gone a moment later
 * @throws the last error
 */
export async function withBackOff<T>(
  run: (attempt: number) => Promise<T>,
  again: (error: unknown) => boolean,
  { backOff = patient, waiting }: { readonly backOff?: BackOff; readonly waiting: Waiting },
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run(attempt);
    } catch (error) {
      if (attempt >= backOff.tries || !again(error)) throw error;
      await waiting.wait(pauseAfter(attempt, backOff, waiting.random()));
    }
  }
}
