import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** What the program measures of itself. */
export interface Metrics {
  readonly registry: Registry;
  /** Seconds from a request's arrival to its last byte, by method, route and status. */
  readonly requests: Histogram<'method' | 'route' | 'status'>;
}

/**
 * A fresh set of metrics. `prom-client` rather than a few lines of our own, for the process, heap, garbage
 * collection and event loop metrics that it collects under the names that dashboards expect.
 */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of HTTP requests in seconds',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  return { registry, requests };
}
