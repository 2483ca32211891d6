import type { Facet } from '../facet.js';

/** Progressive delivery by Argo Rollouts; `none` is a plain Deployment. */
export type Rollout = { readonly strategy: 'none' } | Canary | BlueGreen;

interface Progressive {
  /** `rollout` takes the Deployment's place, `workload-ref` points at it. @default 'rollout' */
  readonly form: 'rollout' | 'workload-ref';
  /** Names of the service's objectives that are watched; a missed one aborts. @default [] */
  readonly analysis: readonly string[];
  /** A return to one of this many last versions skips the steps. @default 3 */
  readonly rollbackWindow: number;
}

export interface Canary extends Progressive {
  readonly strategy: 'canary';
  /** In their order; the last goes to all pods by itself. */
  readonly steps: readonly CanaryStep[];
  /** Who divides the traffic; `replicas` divides by the number of pods. @default 'replicas' */
  readonly traffic: 'replicas' | 'gateway-api' | 'nginx';
}

export type CanaryStep =
  | { readonly weight: number }
  /** Seconds, or until a person promotes. */
  | { readonly pause: number | 'until-promoted' };

export interface BlueGreen extends Progressive {
  readonly strategy: 'blue-green';
  /** Seconds after which the new version takes over, or `never` by itself. @default 'never' */
  readonly promoteAfterSeconds: number | 'never';
  /** How long the old version is kept after the change. @default 300 */
  readonly keepOldSeconds: number;
}

export type RolloutInput =
  | { readonly strategy: 'none' }
  | (Partial<Omit<Canary, 'strategy'>> & Pick<Canary, 'strategy' | 'steps'>)
  | (Partial<Omit<BlueGreen, 'strategy'>> & Pick<BlueGreen, 'strategy'>);

const progressive = { form: 'rollout', analysis: [], rollbackWindow: 3 } as const;

export const rollout: Facet<RolloutInput, Rollout, 'server' | 'worker'> = {
  kinds: ['server', 'worker'],
  required: ['strategy'],
  normalise: (input) => {
    if (input.strategy === 'canary') return { ...progressive, traffic: 'replicas', ...input };
    if (input.strategy === 'blue-green') {
      return { ...progressive, promoteAfterSeconds: 'never', keepOldSeconds: 300, ...input };
    }
    return input;
  },
  defaults: () => ({ strategy: 'none' }),
  atomic: [''],
  check: (resolved, at) =>
    resolved.strategy === 'canary' && resolved.steps.length === 0
      ? [
          at({
            path: 'steps',
            value: [],
            code: 'FL_ROLLOUT_STEPS',
            what: 'a canary without steps is a plain update',
            mend: "write at least one step, such as { weight: 20 }, or strategy 'none'",
          }),
        ]
      : [],
};
