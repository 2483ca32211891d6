import type { Option, Situation, Unit } from '../wish.js';

/** One way in which releases arrive. Chosen by one value, `delivery.strategy`. */
export interface Strategy {
  /** Written to the ledger at once, or proposed by a request. */
  readonly carry: 'commit' | 'request';
  /** The ways in which a unit could move by itself, the one that is wanted most first. */
  options(unit: Unit, at: Situation): readonly Option[];
}
