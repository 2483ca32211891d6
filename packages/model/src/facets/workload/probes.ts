import { workloadKinds } from '../../kinds.js';
import type { Problem } from '../../problem.js';
import { type At, eachEntry, type Facet, type Part } from '../facet.js';
import type { Names } from '../names.js';

/** How the kubelet asks a container how it is. Ports are named. */
export type ProbeCheck<N extends Names = Names> =
  | {
      readonly http: string;
      readonly port: N['port'];
      readonly scheme?: 'HTTP' | 'HTTPS';
      readonly headers?: { readonly [name: string]: string };
    }
  | { readonly tcp: N['port'] }
  | { readonly grpc: N['port']; readonly service?: string }
  | { readonly exec: readonly string[] };

/** One probe with its timings, in seconds. */
export interface Probe<N extends Names = Names> {
  readonly check: ProbeCheck<N>;
  /** @default 0 */
  readonly initialDelaySeconds: number;
  /** @default 10; 5 for a startup probe */
  readonly periodSeconds: number;
  /** @default 2 */
  readonly timeoutSeconds: number;
  /** @default 3; 60 for a startup probe, which gives a slow start five minutes */
  readonly failureThreshold: number;
  /** @default 1 */
  readonly successThreshold: number;
}

/**
 * `liveness` restarts a container, `readiness` keeps traffic from it, `startup` holds both back until it is up.
 * A liveness check that asks a database restarts every pod when the database is away.
 */
export type Probes = { readonly [name in 'startup' | 'readiness' | 'liveness']?: Probe };

type ProbeInput<N extends Names> = { readonly check: ProbeCheck<N> } & Part<Omit<Probe, 'check'>>;
export type ProbesInput<N extends Names = Names> = {
  readonly [name in 'startup' | 'readiness' | 'liveness']?: ProbeInput<N>;
};

const timings = { initialDelaySeconds: 0, timeoutSeconds: 2, successThreshold: 1 };

export const probes: Facet<ProbesInput, Probes> = {
  kinds: workloadKinds,
  required: ['*.check'],
  normalise: (input) => input,
  defaults: ({ declared }) =>
    eachEntry(declared, (name) =>
      name === 'startup'
        ? { ...timings, periodSeconds: 5, failureThreshold: 60 }
        : { ...timings, periodSeconds: 10, failureThreshold: 3 },
    ),
  atomic: ['*.check'],
  check: checkProbes,
};

/** Timings are within what the API server takes. */
export function checkProbes(resolved: Probes, at: At): readonly Problem[] {
  const problems: Problem[] = [];
  for (const [name, probe] of Object.entries(resolved)) {
    if (name !== 'readiness' && probe.successThreshold !== 1) {
      problems.push(
        at({
          path: `${name}.successThreshold`,
          value: probe.successThreshold,
          code: 'FL_PROBE_SUCCESS',
          what: `a ${name} probe succeeds at once or not at all`,
          mend: 'set it to 1 or leave it out',
        }),
      );
    }
    if (probe.timeoutSeconds > probe.periodSeconds) {
      problems.push(
        at({
          path: `${name}.timeoutSeconds`,
          value: probe.timeoutSeconds,
          code: 'FL_PROBE_TIMEOUT',
          what: `longer than the period of ${probe.periodSeconds} s, so probes overlap`,
          mend: `set it to ${probe.periodSeconds} or less`,
        }),
      );
    }
  }
  return problems;
}
