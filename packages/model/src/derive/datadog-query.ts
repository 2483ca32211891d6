import type { Indicator } from './indicator.js';

/** An indicator as Datadog computes it: named queries, and a formula of their names. */
export interface DatadogQuery {
  readonly queries: { readonly [name: string]: string };
  readonly formula: string;
  /** How the points of a query within the time asked about become one value. */
  readonly aggregator: 'sum' | 'avg';
}

/** Percentiles that Datadog keeps of a distribution. (docs.datadoghq.com/metrics/distributions) */
const percentiles = [0.5, 0.75, 0.9, 0.95, 0.99];

/**
 * An indicator for Datadog, over the trace metrics of the service.
 *
 * @param version value of the tag `version`, where only one version is asked about
 */
export function datadogQuery({ measure, quantile, signal, of }: Indicator, version?: string): DatadogQuery {
  const tags = [`env:${of.environment}`, `service:${of.service}`];
  const scope = `{${[...tags, ...(version === undefined ? [] : [`version:${version}`])].join(',')}}`;
  const metric = `trace.${signal.operation}`;
  if (measure === 'duration') {
    // A percentile between two of them is asked about as the lower one.
    const kept = percentiles.findLast((each) => each <= quantile) ?? 0.5;
    return {
      queries: { duration: `p${Math.round(kept * 100)}:${metric}${scope}` },
      formula: 'duration',
      aggregator: 'avg',
    };
  }
  return {
    queries: {
      errors: `sum:${metric}.errors${scope}.as_count()`,
      hits: `sum:${metric}.hits${scope}.as_count()`,
    },
    // Where nothing has failed there is no such metric, and nothing divided is nothing.
    formula: '1 - default_zero(errors) / hits',
    aggregator: 'sum',
  };
}
