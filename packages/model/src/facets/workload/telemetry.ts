import { workloadKinds } from '../../kinds.js';
import type { Facet, Part } from '../facet.js';
import type { Names } from '../names.js';

/** How a workload is observed from outside. */
export interface Telemetry {
  /** Name of the port that offers Prometheus metrics; `''` where none does. @default '' */
  readonly metricsPort: string;
  /** @default '/metrics' */
  readonly metricsPath: string;
  /**
   * Who fetches the metrics: the Datadog Agent, the Prometheus operator (by a PodMonitor, or by a ServiceMonitor and a
   * Service of its own for the port), or a Prometheus that looks for annotations. @default 'datadog'
   */
  readonly scrape: 'datadog' | 'pod-monitor' | 'service-monitor' | 'annotations';
  /** How often the Prometheus operator does. @default 30 */
  readonly scrapeSeconds: number;
  /** Namespace of whoever fetches them. @default 'datadog' for the Agent, 'monitoring' for the others */
  readonly scrapeFrom: string;
  /** Whether the OpenTelemetry variables are set and the collector may be reached. @default false */
  readonly otlp: boolean;
  /** Where traces, metrics and logs are sent to. */
  readonly collector: Collector;
}

/** A Service of the cluster that takes OTLP. */
export interface Collector {
  /** @default 'datadog-agent' */
  readonly service: string;
  /** @default 'datadog' */
  readonly namespace: string;
  /** @default 4317; 4318 over HTTP */
  readonly port: number;
  /** @default 'grpc' */
  readonly protocol: 'grpc' | 'http/protobuf';
}

export type TelemetryInput<N extends Names = Names> = Part<Omit<Telemetry, 'metricsPort'>> & {
  readonly metricsPort?: N['port'];
};

export const telemetry: Facet<TelemetryInput, Telemetry> = {
  kinds: workloadKinds,
  normalise: (input) => input,
  defaults: ({ declared }) => ({
    metricsPort: '',
    metricsPath: '/metrics',
    scrape: 'datadog',
    scrapeSeconds: 30,
    scrapeFrom: (declared.scrape ?? 'datadog') === 'datadog' ? 'datadog' : 'monitoring',
    otlp: false,
    collector: {
      service: 'datadog-agent',
      namespace: 'datadog',
      port: declared.collector?.protocol === 'http/protobuf' ? 4318 : 4317,
      protocol: 'grpc',
    },
  }),
};
