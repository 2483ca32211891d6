import type { JsonObject } from '@fairlead/model';

/** A way in which releases arrive in the stage; each is one value of its definition. */
interface DemoStrategy {
  readonly words: string;
  /** @param first the environment that has a release before the stage has it */
  delivery(first: string): JsonObject;
  /** What a commit needs besides its image: a tag with a version, or nothing. */
  readonly needs: 'version' | 'nothing';
}

/** Every strategy that the demo can show. */
export const strategies = {
  'commit-on-merge': {
    words: 'takes each merge, by a commit',
    delivery: () => ({ strategy: 'commit-on-merge' }),
    needs: 'nothing',
  },
  'pull-request': {
    words: 'takes what the one before it runs, by a request that merges itself',
    delivery: (first) => ({ strategy: 'pull-request', from: first, autoMerge: true }),
    needs: 'nothing',
  },
  'version-release': {
    words: 'takes the highest version that is tagged',
    delivery: () => ({ strategy: 'version-release' }),
    needs: 'version',
  },
  'digest-commit': {
    words: 'takes each merge, by a commit to a branch of its own',
    delivery: () => ({ strategy: 'digest-commit' }),
    needs: 'nothing',
  },
} as const satisfies { readonly [name: string]: DemoStrategy };

export type StrategyName = keyof typeof strategies;

export const strategyNames = Object.keys(strategies) as readonly StrategyName[];

export function strategyOf(name: StrategyName): DemoStrategy {
  return strategies[name];
}
