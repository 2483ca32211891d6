import type { Facet, Part } from '../facet.js';

/**
 * Another name for a workload, without a moment in which nobody answers. While it is said, the workload is rendered
 * under both names: first the old one answers while the new pods come, then the new one does, then it is taken away
 * and the old objects go.
 */
export interface Formerly {
  /** Its name until now; `''` is none. @default '' */
  readonly name: string;
  /** Who answers routes and calls while both are there. @default 'old' */
  readonly serves: 'old' | 'new';
}

/** The old name alone, while the old one still answers. */
export type FormerlyInput = string | Part<Formerly>;

export const formerly: Facet<FormerlyInput, Formerly, 'server' | 'worker'> = {
  kinds: ['server', 'worker'],
  normalise: (input) => (typeof input === 'string' ? { name: input } : input),
  defaults: () => ({ name: '', serves: 'old' }),
};
