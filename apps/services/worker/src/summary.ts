/** What a round says of the harbour. */
export interface Summary {
  readonly ships: number;
  /** The ship that departs next. */
  readonly next?: { readonly ship: string; readonly berth: string; readonly inMinutes: number };
}

interface Mooring {
  readonly berth: string;
  readonly ship: string;
  readonly departsAt: string;
}

/**
 * Sums up the api's answer at the time `now`.
 *
 * @throws when the answer has another shape
 */
export function summarize(answer: unknown, now: Date): Summary {
  const moorings = mooringsIn(answer);
  const next = [...moorings].sort((a, b) => Date.parse(a.departsAt) - Date.parse(b.departsAt))[0];
  if (next === undefined) return { ships: 0 };
  const inMinutes = Math.max(0, Math.round((Date.parse(next.departsAt) - now.getTime()) / 60_000));
  return { ships: moorings.length, next: { ship: next.ship, berth: next.berth, inMinutes } };
}

function mooringsIn(answer: unknown): readonly Mooring[] {
  const list =
    typeof answer === 'object' && answer !== null && 'moorings' in answer ? answer.moorings : undefined;
  if (!Array.isArray(list) || !list.every(isMooring)) throw new Error('the api answered in another shape');
  return list;
}

function isMooring(value: unknown): value is Mooring {
  if (typeof value !== 'object' || value === null) return false;
  const { berth, ship, departsAt } = value as Readonly<Record<string, unknown>>;
  return (
    typeof berth === 'string' &&
    typeof ship === 'string' &&
    typeof departsAt === 'string' &&
    !Number.isNaN(Date.parse(departsAt))
  );
}
