import { type LongRunning, longRunning, type Tier } from '../../kinds.js';
import type { Problem } from '../../problem.js';
import { type At, eachEntry, type Facet, type Part } from '../facet.js';
import type { Names } from '../names.js';

/**
 * How many pods run. `min` equal to `max` is a fixed number; otherwise an autoscaler moves between them, and
 * it alone writes the number of replicas (see `derive/replicas.ts`).
 */
export interface Scaling {
  /** Pods always kept. @default 3 in production, 1 in development, 2 elsewhere */
  readonly min: number;
  /** Pods at most. @default `min`, so nothing scales by itself */
  readonly max: number;
  /**
   * Who moves the number: `hpa`, or `keda` with its triggers, which can go to 0. What reads a durable queue must
   * not: with no consumer there, some queues have nothing to count. @default 'hpa'
   */
  readonly by: 'hpa' | 'keda';
  /** Average use of the requested processor of the main container, in percent; 0 does not look at it. @default 70; 0 with KEDA */
  readonly cpuPercent: number;
  /** Average use of the requested memory, in percent; 0 does not look at it. @default 0 */
  readonly memoryPercent: number;
  /** Metrics that the pods themselves offer, by name → aim of their average, a quantity. */
  readonly pods: { readonly [metric: string]: string };
  /** Metrics from outside the cluster, by name. */
  readonly external: { readonly [metric: string]: ExternalMetric };
  /** KEDA triggers, by name; only with `by: 'keda'`. */
  readonly triggers: { readonly [name: string]: Trigger };
  /** How long a lower need must last before pods go. @default 300 */
  readonly scaleDownAfterSeconds: number;
  /** How long a higher need must last before pods come. @default 0 */
  readonly scaleUpAfterSeconds: number;
  /** How fast pods come and go at most. @default as fast as Kubernetes does by itself */
  readonly limits: { readonly up?: Speed; readonly down?: Speed };
  /** What the vertical autoscaler does beside it. @default 'off' */
  readonly vertical: 'off' | 'recommend' | 'memory';
  /** Whether it stays on when the environment is switched off. @default false */
  readonly alwaysOn: boolean;
}

/** So many pods, or so many percent of those that are there, in a time. The larger change is taken. */
export interface Speed {
  readonly pods?: number;
  readonly percent?: number;
  readonly everySeconds: number;
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
  readonly auth: TriggerAuth;
}

/** How KEDA shows who it is. */
export type TriggerAuth<N extends Names = Names> =
  | { readonly kind: 'none' }
  /** By the cloud identity of KEDA's own operator. */
  | { readonly kind: 'identity' }
  /** By keys of the service's secrets: the scaler's parameter → where its value is. */
  | { readonly kind: 'secrets'; readonly parameters: { readonly [parameter: string]: N['secretKey'] } };

export type ScalingInput<N extends Names = Names> = Part<Omit<Scaling, 'triggers'>> & {
  readonly triggers?: {
    readonly [name: string]: Pick<Trigger, 'type'> & {
      readonly metadata?: Trigger['metadata'];
      readonly auth?: TriggerAuth<N>;
    };
  };
};

/** With three, one is still there when an update of the nodes and a fault take one each. (kube-linter minimum-three-replicas) */
function leastPods(tier: Tier): number {
  if (tier === 'production') return 3;
  return tier === 'development' ? 1 : 2;
}

export const scaling: Facet<ScalingInput, Scaling, LongRunning> = {
  kinds: longRunning,
  normalise: (input) => input as Part<Scaling>,
  required: ['triggers.*.type'],
  defaults: ({ declared, tier }) => ({
    min: leastPods('staging'),
    max: declared.min ?? leastPods(tier),
    by: 'hpa',
    cpuPercent: declared.by === 'keda' ? 0 : 70,
    memoryPercent: 0,
    pods: {},
    external: {},
    triggers: eachEntry(declared.triggers, () => ({ metadata: {}, auth: { kind: 'none' as const } })),
    scaleDownAfterSeconds: 300,
    scaleUpAfterSeconds: 0,
    limits: {},
    vertical: 'off',
    alwaysOn: false,
  }),
  tier: ({ tier }) => (tier === 'development' || tier === 'production' ? { min: leastPods(tier) } : {}),
  atomic: ['triggers.*.auth', 'limits.up', 'limits.down'],
  check: checkScaling,
};

/** The range is one, and each scaler has what it needs. */
export function checkScaling(resolved: Scaling, at: At): readonly Problem[] {
  return [...checkRange(resolved, at), ...checkMetrics(resolved, at), ...checkSpeeds(resolved, at)];
}

function checkRange({ min, max, by }: Scaling, at: At): readonly Problem[] {
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
    const what = 'an HPA cannot scale from nothing';
    const mend = "set min to 1 or more, or scale by 'keda'";
    problems.push(at({ path: 'min', value: min, code: 'FL_SCALING_ZERO', what, mend }));
  }
  return problems;
}

/** Each autoscaler follows something, and no two of them move the same. */
function checkMetrics(resolved: Scaling, at: At): readonly Problem[] {
  const { min, max, by, cpuPercent, memoryPercent, pods, external, triggers, vertical } = resolved;
  const problems: Problem[] = [];
  const named = Object.keys(triggers);
  if (by === 'keda' ? named.length === 0 : named.length > 0) {
    const what = by === 'keda' ? 'KEDA has no trigger to follow' : 'only KEDA follows triggers';
    const mend = by === 'keda' ? 'name at least one trigger' : "set by to 'keda', or take the triggers away";
    problems.push(at({ path: 'triggers', value: named, code: 'FL_SCALING_TRIGGERS', what, mend }));
  }
  const metrics = [...Object.keys(pods), ...Object.keys(external)];
  if (by === 'keda' && metrics.length > 0) {
    const what = 'only an HPA follows these metrics';
    const mend = "write a trigger for each, or set by to 'hpa'";
    problems.push(at({ path: 'by', value: metrics, code: 'FL_SCALING_METRICS', what, mend }));
  }
  if (by === 'hpa' && min < max && cpuPercent === 0 && memoryPercent === 0 && metrics.length === 0) {
    const mend = 'set cpuPercent or memoryPercent, or name a metric';
    const what = 'the HPA has nothing to follow';
    problems.push(at({ path: 'cpuPercent', value: 0, code: 'FL_SCALING_METRICS', what, mend }));
  }
  if (vertical === 'memory' && memoryPercent > 0) {
    const what = 'the number of pods follows the memory that this changes';
    const mend = "set memoryPercent to 0, or vertical to 'recommend'";
    problems.push(at({ path: 'vertical', value: vertical, code: 'FL_SCALING_VERTICAL', what, mend }));
  }
  return problems;
}

function checkSpeeds({ limits }: Scaling, at: At): readonly Problem[] {
  return Object.entries(limits).flatMap(([direction, { pods, percent, everySeconds }]) => {
    const amounts = [pods, percent].filter((amount) => amount !== undefined);
    const right = amounts.length > 0 && amounts.every((amount) => Number.isInteger(amount) && amount > 0);
    // Kubernetes takes a window of at most half an hour.
    if (right && Number.isInteger(everySeconds) && everySeconds > 0 && everySeconds <= 1800) return [];
    const value = { ...limits[direction as 'up' | 'down'] };
    const mend = 'write pods or percent above 0, and everySeconds from 1 to 1800';
    return [
      at({ path: `limits.${direction}`, value, code: 'FL_SCALING_SPEED', what: 'says no speed', mend }),
    ];
  });
}
