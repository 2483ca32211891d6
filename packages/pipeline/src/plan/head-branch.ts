import type { UnitRef } from './observed.js';

/** Branches of every request that Fairlead opens: of promotions, and of ways back. */
export const ownPrefix = 'fairlead/';

/** Branches of requests that promotions open, and of nothing else. */
export const promotionPrefix = `${ownPrefix}promote/`;

/** Branches of requests that go back. Those of promotions are others: each run would bring them up to date again. */
export const rollbackPrefix = `${ownPrefix}rollback/`;

/** Branches of requests that hold something, or lift it. */
export const holdPrefix = `${ownPrefix}hold/`;

/** The branch that a unit's request comes from: ours alone, the same one for each set that follows. */
export const headBranch = (prefix: string, { environment, unit }: UnitRef): string =>
  `${prefix}${environment}/${unit}`;
