import type { Indicator, JsonObject, Metrics } from '@fairlead/model';
import { datadogMetric } from './datadog.js';
import { prometheusMetric } from './prometheus.js';

/** An indicator as a metric of an AnalysisTemplate asks it about the new version alone. */
export interface Metric {
  readonly provider: JsonObject;
  readonly successCondition: string;
  readonly failureCondition: string;
  /** Name of the template's one argument, which says what the new version is. */
  readonly argument: string;
  /** Where a rollout finds its value. */
  readonly valueFrom: JsonObject;
}

/** The indicator as the environment's provider is asked. `secret` gives the name of a Secret. */
export function metricOf(indicator: Indicator, metrics: Metrics, secret: (name: string) => string): Metric {
  return metrics.provider === 'prometheus'
    ? prometheusMetric(indicator, metrics.address)
    : datadogMetric(indicator, secret(metrics.secret));
}
