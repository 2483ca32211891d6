import { checkCanary } from '../canary.js';
import type { At, Facet } from '../facet.js';

/** Progressive delivery by Argo Rollouts; `none` is a plain Deployment. */
export type Rollout = { readonly strategy: 'none' } | Canary | BlueGreen;

interface Progressive {
  /** `rollout` takes the Deployment's place, `workload-ref` leaves it and takes its template. @default 'rollout' */
  readonly form: 'rollout' | 'workload-ref';
  /**
   * What becomes of the pods of a Deployment that is referred to: taken away when the Rollout is healthy, taken
   * away one by one as it grows, or left to a person. @default 'on-success'
   */
  readonly scaleDown: 'on-success' | 'progressively' | 'never';
  /** Names of the service's objectives that are watched; a missed one aborts. @default [] */
  readonly analysis: readonly string[];
  /**
   * Workloads of kind `hook` that run against the new version and may reach its pods; one that fails aborts. They run
   * for rollouts alone and at no moment of a deploy; where there is no rollout, at the moment of their phase, which
   * finds a new version only after the deploy. @default []
   */
  readonly jobs: readonly string[];
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

const progressive = {
  form: 'rollout',
  scaleDown: 'on-success',
  analysis: [],
  jobs: [],
  rollbackWindow: 3,
} as const;

export const rollout: Facet<RolloutInput, Rollout, 'server' | 'worker'> = {
  kinds: ['server', 'worker'],
  required: ['strategy'],
  normalise: (input) => input,
  fill: (written) => {
    if (written.strategy === 'canary') return { ...progressive, traffic: 'replicas', ...written };
    if (written.strategy === 'blue-green') {
      return { ...progressive, promoteAfterSeconds: 'never', keepOldSeconds: 300, ...written };
    }
    return written;
  },
  defaults: () => ({ strategy: 'none' }),
  atomic: [''],
  check: (resolved, at) => (resolved.strategy === 'none' ? [] : checkProgressive(resolved, at)),
};

function checkProgressive(resolved: Canary | BlueGreen, at: At) {
  const { form, rollbackWindow } = resolved;
  const window = { path: 'rollbackWindow', value: rollbackWindow, code: 'FL_ROLLOUT_WINDOW' } as const;
  return [
    ...(Number.isInteger(rollbackWindow) && rollbackWindow >= 0
      ? []
      : [at({ ...window, what: 'is not a number of versions', mend: 'write 0, 1, 2, …' })]),
    ...(form === 'rollout' && resolved.scaleDown !== 'on-success'
      ? [
          at({
            path: 'scaleDown',
            value: resolved.scaleDown,
            code: 'FL_ROLLOUT_SCALE_DOWN',
            what: 'speaks of a Deployment, and this form has none',
            mend: "leave it out, or write form: 'workload-ref'",
          }),
        ]
      : []),
    ...(resolved.strategy === 'canary' ? checkCanary(resolved, at) : []),
  ];
}
