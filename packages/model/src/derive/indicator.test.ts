import { expect, test } from 'vitest';
import type { Objective } from '../facets/service/objectives.js';
import { datadogQuery } from './datadog-query.js';
import { indicator } from './indicator.js';
import { prometheusQuery } from './prometheus-query.js';

const of = { environment: 'prod', service: 'api', namespace: 'api-ns', objectName: 'api-server' };
const signal = { operation: 'web.request', histogram: 'seconds', errors: 'code=~"5.."' };
const availability: Objective = { kind: 'availability', target: 99.9, windowDays: 30, signal };
const latency: Objective = { kind: 'latency', target: 99.5, thresholdMs: 300, windowDays: 30, signal };

test('an availability asks for a share without the noise of binary fractions', () => {
  expect(indicator(availability, of).good).toEqual({ is: 'at-least', bound: 0.999 });
});

test('a latency asks how long the slowest of the promised part take', () => {
  expect(indicator(latency, of)).toMatchObject({ quantile: 0.995, good: { is: 'at-most', bound: 0.3 } });
});

test('Datadog counts what failed among all, also while nothing fails', () => {
  expect(datadogQuery(indicator(availability, of))).toEqual({
    queries: {
      errors: 'sum:trace.web.request.errors{env:prod,service:api}.as_count()',
      hits: 'sum:trace.web.request.hits{env:prod,service:api}.as_count()',
    },
    formula: '1 - default_zero(errors) / hits',
    aggregator: 'sum',
  });
});

test('Datadog is asked for a percentile that it keeps, and for one version', () => {
  expect(datadogQuery(indicator(latency, of), '1.2.3').queries).toEqual({
    duration: 'p99:trace.web.request{env:prod,service:api,version:1.2.3}',
  });
});

test('Prometheus counts the pods of a workload and of no other with a longer name', () => {
  const query = prometheusQuery(indicator(availability, of), { window: '5m' });
  expect(query).toBe(
    '1 - (sum(rate(seconds_count{namespace="api-ns",pod=~"api-server-[a-z0-9]+-[a-z0-9]{5}",code=~"5.."}[5m]))' +
      ' or vector(0)) / sum(rate(seconds_count{namespace="api-ns",pod=~"api-server-[a-z0-9]+-[a-z0-9]{5}"}[5m]))',
  );
});

test('Prometheus can be asked about one version alone', () => {
  const query = prometheusQuery(indicator(latency, of), { window: '2m', podTemplateHash: 'abc' });
  expect(query).toBe(
    'histogram_quantile(0.995, sum by (le) (rate(seconds_bucket{namespace="api-ns",pod=~"api-server-abc-[a-z0-9]{5}"}[2m])))',
  );
});
