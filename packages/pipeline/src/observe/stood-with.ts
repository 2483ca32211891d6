import { type Named, namedAs } from '../plan/earlier.js';
import type { Recorded } from '../plan/observed.js';

/** From the first position of a ledger branch at which a state stood to the last. */
interface Span {
  readonly from: number;
  readonly until: number;
}

/** States of the services of one environment. */
export type Histories = ReadonlyMap<string, readonly Recorded[]>;

/**
 * The states that stood while one that a person names did: a set returns to where all of it was then. However long a
 * history is, that are few.
 */
export function stoodWith(histories: Histories, name: Named): Histories {
  const named = [...histories.values()].flatMap((history) =>
    history.flatMap((state, at) => (namedAs(state, name) === 'not' ? [] : [spanOf(history, at)])),
  );
  return new Map(
    [...histories].map(([service, history]) => [
      service,
      history.filter((_, at) => named.some((span) => overlap(span, spanOf(history, at)))),
    ]),
  );
}

function spanOf(history: readonly Recorded[], at: number): Span {
  const replaced = history[at - 1]?.position ?? Number.POSITIVE_INFINITY;
  return { from: history[at]?.position ?? 0, until: replaced - 1 };
}

const overlap = (one: Span, other: Span): boolean => one.from <= other.until && other.from <= one.until;
