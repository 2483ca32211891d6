import { datadogQuery, type Indicator } from '@fairlead/model';
import { conditions } from './conditions.js';
import type { Metric } from './provider.js';

/**
 * Asked of Datadog (API v2) over the version that the release has just put on the Rollout, with keys from a Secret
 * of the service's own namespace.
 */
export function datadogMetric(indicator: Indicator, secret: string): Metric {
  const argument = 'version';
  const { queries, formula, aggregator } = datadogQuery(indicator, `{{args.${argument}}}`);
  const datadog = {
    apiVersion: 'v2',
    interval: '5m',
    queries,
    formula,
    aggregator,
    // What the API server would add: Argo CD compares the list of metrics whole, and would sync for ever.
    requestTimeout: '10s',
    secretRef: { name: secret, namespaced: true },
  };
  return {
    provider: { datadog },
    // Without data the result is nothing at all; no share and no duration is below zero.
    ...conditions(indicator, { there: 'default(result, -1) >= 0', answer: 'default(result, -1)' }),
    argument,
    valueFrom: { fieldRef: { fieldPath: "metadata.labels['tags.datadoghq.com/version']" } },
  };
}
