import { expect, test } from 'vitest';
import { atWorkload } from '../../testing/at.js';
import { podOf } from '../../testing/parts.js';
import { telemetry } from './telemetry.js';

test('the Datadog Agent finds the metrics and may ask for them', () => {
  const contribution = telemetry({ metricsPort: 'metrics', metricsPath: '/m', otlp: false }, atWorkload());
  const checks = podOf(contribution).annotations?.['ad.datadoghq.com/server.checks'] ?? '';
  expect(JSON.parse(checks)).toEqual({
    openmetrics: {
      instances: [
        { openmetrics_endpoint: 'http://%%host%%:%%port_metrics%%/m', namespace: 'api', metrics: ['.*'] },
      ],
    },
  });
  expect(contribution.network).toMatchObject([
    { ingress: { metrics: { ports: [{ port: 'metrics', protocol: 'TCP' }] } } },
  ]);
});

test('a workload without metrics is left alone', () => {
  expect(telemetry({ metricsPort: '', metricsPath: '/metrics', otlp: false }, atWorkload())).toEqual({});
});
