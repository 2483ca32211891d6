import { type LongRunning, longRunning } from '../../kinds.js';
import type { Problem } from '../../problem.js';
import { type At, facet } from '../facet.js';

/**
 * How many pods run. `min` equal to `max` is a fixed number; otherwise an autoscaler moves between them, and
 * it alone writes the number of replicas (see `derive/replicas.ts`).
 */
export interface Scaling {
  /** Pods always kept. @default 2; 1 in development */
  readonly min: number;
  /** Pods at most. @default `min`, so nothing scales by itself */
  readonly max: number;
  /** Who moves the number: `hpa`, or `keda` with its triggers. @default 'hpa' */
  readonly by: 'hpa' | 'keda';
  /** Average use of the requested processor of the main container, in percent. @default 70 */
  readonly cpuPercent: number;
  /** Average use of the requested memory, in percent; 0 does not look at it. @default 0 */
  readonly memoryPercent: number;
  /** Metrics from outside the cluster, by name. */
  readonly external: { readonly [metric: string]: ExternalMetric };
  /** KEDA triggers, by name; only with `by: 'keda'`. */
  readonly triggers: { readonly [name: string]: Trigger };
  /** How long a lower need must last before pods go. @default 300 */
  readonly scaleDownAfterSeconds: number;
  /** How long a higher need must last before pods come. @default 0 */
  readonly scaleUpAfterSeconds: number;
  /** What the vertical autoscaler does beside it. @default 'off' */
  readonly vertical: 'off' | 'recommend' | 'memory';
}

export interface ExternalMetric {
  readonly selector: { readonly [label: string]: string };
  /** Aim of the average over the pods, a quantity. */
  readonly averageValue: string;
}

export interface Trigger {
  /** KEDA's name of the scaler, for example `gcp-pubsub`. */
  readonly type: string;
  readonly metadata: { readonly [key: string]: string };
}

export const scaling = facet<Scaling, LongRunning>({
  kinds: longRunning,
  defaults: ({ declared, tier }) => ({
    min: 2,
    max: declared.min ?? (tier === 'development' ? 1 : 2),
    by: 'hpa',
    cpuPercent: 70,
    memoryPercent: 0,
    external: {},
    triggers: {},
    scaleDownAfterSeconds: 300,
    scaleUpAfterSeconds: 0,
    vertical: 'off',
  }),
  tier: ({ tier }) => (tier === 'development' ? { min: 1 } : {}),
  check: checkScaling,
});

/** The range is one, and each scaler has what it needs. */
export function checkScaling(resolved: Scaling, at: At): readonly Problem[] {
  const { min, max, by, triggers } = resolved;
  const problems: Problem[] = [];
  if (!Number.isInteger(min) || min < 0) {
    const mend = 'write 0 or more';
    problems.push(
      at({ path: 'min', value: min, code: 'FL_SCALING_MIN', what: 'is not a number of pods', mend }),
    );
  }
  if (!Number.isInteger(max) || max < min) {
    const mend = `set max to ${min} or more`;
    problems.push(
      at({ path: 'max', value: max, code: 'FL_SCALING_RANGE', what: `below min (${min})`, mend }),
    );
  }
  if (min === 0 && max > 0 && by === 'hpa') {
    const mend = "set min to 1 or more, or scale by 'keda'";
    problems.push(
      at({
        path: 'min',
        value: min,
        code: 'FL_SCALING_ZERO',
        what: 'an HPA cannot scale from nothing',
        mend,
      }),
    );
  }
  const named = Object.keys(triggers).length;
  if (by === 'keda' ? named === 0 : named > 0) {
    const what = by === 'keda' ? 'KEDA has no trigger to follow' : 'only KEDA follows triggers';
    const mend = by === 'keda' ? 'name at least one trigger' : "set by to 'keda', or take the triggers away";
    problems.push(
      at({ path: 'triggers', value: Object.keys(triggers), code: 'FL_SCALING_TRIGGERS', what, mend }),
    );
  }
  return problems;
}
