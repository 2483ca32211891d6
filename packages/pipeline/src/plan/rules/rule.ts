import type { Override } from '../action.js';
import type { Situation, Stop, Unit, Wish } from '../wish.js';

/** One reason for which a service does not move. */
export interface Rule {
  readonly name: string;
  /** What a person may set aside by name; absent where nobody may. */
  readonly override?: Override['of'];
  /** What the rule keeps from happening; `undefined` where it has nothing against it. */
  stops(wish: Wish, at: Situation, unit: Unit): Stop | undefined;
}
