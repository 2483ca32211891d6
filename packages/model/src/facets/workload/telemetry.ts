import { workloadKinds } from '../../kinds.js';
import type { Facet, Part } from '../facet.js';
import type { Names } from '../names.js';

/** How a workload is observed from outside. */
export interface Telemetry {
  /** Name of the port that offers Prometheus metrics; `''` where none does. @default '' */
  readonly metricsPort: string;
  /** @default '/metrics' */
  readonly metricsPath: string;
  /** Whether the OpenTelemetry variables are set. @default false */
  readonly otlp: boolean;
}

export type TelemetryInput<N extends Names = Names> = Part<Omit<Telemetry, 'metricsPort'>> & {
  readonly metricsPort?: N['port'];
};

export const telemetry: Facet<TelemetryInput, Telemetry> = {
  kinds: workloadKinds,
  normalise: (input) => input,
  defaults: () => ({ metricsPort: '', metricsPath: '/metrics', otlp: false }),
};
