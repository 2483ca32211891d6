import type { Problem } from '../../problem.js';
import { type At, facet } from '../facet.js';

/**
 * At which moment of a deploy a hook runs. The words belong to no deploy tool: each format writes them as its
 * own (Argo CD resource hooks, Helm hooks).
 */
export interface Phase {
  /** @default 'before' */
  readonly when: 'before' | 'with' | 'after' | 'on-failure';
  /** Lower comes first among hooks of one moment; from -50 to 50. @default 0 */
  readonly order: number;
  /** @default 'each-release' */
  readonly rerun: 'each-release' | 'once';
}

export const phase = facet<Phase, 'hook'>({
  kinds: ['hook'],
  defaults: () => ({ when: 'before', order: 0, rerun: 'each-release' }),
  check: checkPhase,
});

const farthest = 50;

/** What a hook needs, and the databases that it waits for, have their places beyond those of hooks. */
export function checkPhase({ order }: Phase, at: At): readonly Problem[] {
  if (Number.isInteger(order) && Math.abs(order) <= farthest) return [];
  const what = `is not a whole number from -${farthest} to ${farthest}`;
  const mend = 'order hooks of one moment with small numbers';
  return [at({ path: 'order', value: order, code: 'FL_PHASE_ORDER', what, mend })];
}
