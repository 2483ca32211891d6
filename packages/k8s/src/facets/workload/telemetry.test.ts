import { expect, test } from 'vitest';
import { atWorkload } from '../../testing/at.js';
import { podOf, specOf } from '../../testing/parts.js';
import { telemetry } from './telemetry.js';

const facet = {
  metricsPort: 'metrics',
  metricsPath: '/m',
  scrape: 'datadog',
  scrapeSeconds: 15,
  scrapeFrom: 'watchers',
  otlp: false,
  collector: { service: 'agent', namespace: 'watchers', port: 4317, protocol: 'grpc' },
} as const;
const from = [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'watchers' } } }];

test('the Datadog Agent finds the metrics and may ask for them', () => {
  const contribution = telemetry(facet, atWorkload());
  const checks = podOf(contribution).annotations?.['ad.datadoghq.com/server.checks'] ?? '';
  expect(JSON.parse(checks)).toEqual({
    openmetrics: {
      instances: [
        { openmetrics_endpoint: 'http://%%host%%:%%port_metrics%%/m', namespace: 'api', metrics: ['.*'] },
      ],
    },
  });
  expect(contribution.network).toEqual([
    {
      into: { workload: 'server' },
      ingress: { metrics: { from, ports: [{ port: 'metrics', protocol: 'TCP' }] } },
    },
  ]);
});

test('the Prometheus operator finds the pods by their selector', () => {
  const contribution = telemetry({ ...facet, scrape: 'pod-monitor' }, atWorkload());
  expect(specOf(contribution, 'PodMonitor/api-server')).toEqual({
    selector: { matchLabels: { pods: 'server' } },
    podMetricsEndpoints: [{ port: 'metrics', path: '/m', interval: '15s' }],
  });
  expect(contribution.pods).toEqual([]);
});

test('the Prometheus operator finds one Service, made for it, with the pods of every version', () => {
  const contribution = telemetry({ ...facet, scrape: 'service-monitor' }, atWorkload());
  const matchLabels = { pods: 'server', 'fairlead.dev/scraped': 'true' };
  expect(specOf(contribution, 'ServiceMonitor/api-server')).toEqual({
    selector: { matchLabels },
    endpoints: [{ port: 'metrics', path: '/m', interval: '15s' }],
  });
  expect(specOf(contribution, 'Service/api-server-metrics')).toMatchObject({
    clusterIP: 'None',
    ports: [{ name: 'metrics', port: 9090, targetPort: 'metrics' }],
    selector: { pods: 'server' },
  });
  const service = contribution.objects?.find(({ object }) => object.kind === 'Service');
  expect(service?.object.metadata.labels).toMatchObject(matchLabels);
});

test('annotations say the number of the port', () => {
  expect(podOf(telemetry({ ...facet, scrape: 'annotations' }, atWorkload())).annotations).toEqual({
    'prometheus.io/scrape': 'true',
    'prometheus.io/port': '9090',
    'prometheus.io/path': '/m',
  });
});

test('traces carry the service, its environment and its version, and the collector may be reached', () => {
  const contribution = telemetry({ ...facet, metricsPort: '', otlp: true }, atWorkload());
  expect(podOf(contribution).main?.env).toMatchObject({
    OTEL_EXPORTER_OTLP_ENDPOINT: { value: 'http://agent.watchers.svc.cluster.local:4317' },
    OTEL_SERVICE_NAME: { value: 'api' },
    OTEL_RESOURCE_ATTRIBUTES: {
      value:
        'deployment.environment.name=prod,service.namespace=quay,service.version=$(SERVICE_VERSION),k8s.pod.name=$(POD_NAME)',
    },
    SERVICE_VERSION: {
      valueFrom: { fieldRef: { fieldPath: "metadata.labels['tags.datadoghq.com/version']" } },
    },
  });
  expect(contribution.network).toEqual([
    {
      into: { workload: 'server' },
      egress: { telemetry: { to: from, ports: [{ port: 4317, protocol: 'TCP' }] } },
    },
  ]);
});

test('a workload without metrics is left alone', () => {
  expect(telemetry({ ...facet, metricsPort: '' }, atWorkload())).toEqual({
    objects: [],
    pods: [],
    network: [],
  });
});
