import { type Indicator, prometheusQuery } from '@fairlead/model';
import { conditions } from './conditions.js';
import type { Metric } from './provider.js';

/** Asked of a Prometheus server over the pods of the new version, which have the hash of its template in their names. */
export function prometheusMetric(indicator: Indicator, address: string): Metric {
  const argument = 'pod-template-hash';
  const query = prometheusQuery(indicator, { window: '2m', podTemplateHash: `{{args.${argument}}}` });
  return {
    provider: { prometheus: { address, query } },
    ...conditions(indicator, { there: 'len(result) > 0', answer: 'result[0]' }),
    argument,
    valueFrom: { podTemplateHashValue: 'Latest' },
  };
}
