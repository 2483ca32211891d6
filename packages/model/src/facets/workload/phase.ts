import { facet } from '../facet.js';

/**
 * At which moment of a deploy a hook runs. The words belong to no deploy tool: each format writes them as its
 * own (Argo CD resource hooks, Helm hooks).
 */
export interface Phase {
  /** @default 'before' */
  readonly when: 'before' | 'with' | 'after' | 'on-failure';
  /** Lower comes first among hooks of one moment. @default 0 */
  readonly order: number;
  /** @default 'each-release' */
  readonly rerun: 'each-release' | 'once';
}

export const phase = facet<Phase, 'hook'>({
  kinds: ['hook'],
  defaults: () => ({ when: 'before', order: 0, rerun: 'each-release' }),
});
