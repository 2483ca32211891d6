import { type Area, service } from './feature.js';

/** How a workload is seen from outside. */
export const observability: Area = {
  name: 'observability',
  features: [
    {
      feature: 'One set of tags on every pod',
      field: 'always',
      example: [
        service({ name: 'mail', about: { owner: 'post' }, workloads: { sender: { kind: 'worker' } } }),
      ],
      shows: { 'Deployment/mail-sender': ['spec.template.metadata'], Kustomization: ['labels'] },
    },
    {
      feature: 'Metrics for the Datadog Agent',
      field: 'telemetry.metricsPort',
      example: [
        service({
          name: 'web',
          workloads: {
            server: {
              kind: 'server',
              ports: { http: { port: 8080 }, metrics: { port: 9090, exposed: false } },
              telemetry: { metricsPort: 'metrics' },
            },
          },
        }),
      ],
      shows: { 'Deployment/web-server': ['spec.template.metadata.annotations'] },
    },
    {
      feature: 'Metrics for the Prometheus operator',
      field: 'telemetry.scrape',
      example: [
        service({
          name: 'web',
          workloads: {
            server: {
              kind: 'server',
              ports: { http: { port: 8080 }, metrics: { port: 9090, exposed: false } },
              telemetry: { metricsPort: 'metrics', scrape: 'pod-monitor', scrapeSeconds: 15 },
            },
          },
        }),
      ],
      shows: { 'PodMonitor/web-server': ['spec'], 'NetworkPolicy/web-server': ['spec.ingress'] },
    },
    {
      feature: 'A ServiceMonitor',
      field: 'telemetry.scrape',
      note: 'For a Prometheus that knows monitors of Services alone: a PodMonitor does the same without a Service. The Service of the metrics has all pods of the workload, both versions of a rollout too, so the port needs none other.',
      example: [
        service({
          name: 'web',
          workloads: {
            server: {
              kind: 'server',
              ports: { http: { port: 8080 }, metrics: { port: 9090, exposed: false } },
              telemetry: { metricsPort: 'metrics', scrape: 'service-monitor' },
            },
          },
        }),
      ],
      shows: {
        'ServiceMonitor/web-server': ['spec'],
        'Service/web-server-metrics': ['metadata.labels', 'spec'],
      },
    },
    {
      feature: 'Metrics for a Prometheus that looks for annotations',
      field: 'telemetry.scrape',
      example: [
        service({
          name: 'web',
          workloads: {
            server: {
              kind: 'server',
              ports: { http: { port: 8080 }, metrics: { port: 9090, exposed: false } },
              telemetry: { metricsPort: 'metrics', scrape: 'annotations' },
            },
          },
        }),
      ],
      shows: { 'Deployment/web-server': ['spec.template.metadata.annotations'] },
    },
    {
      feature: 'The variables of OpenTelemetry',
      field: 'telemetry.otlp',
      example: [
        service({
          name: 'mail',
          identity: { cloud: false },
          workloads: {
            sender: {
              kind: 'worker',
              telemetry: { otlp: true, collector: { service: 'otel', namespace: 'telemetry' } },
            },
          },
        }),
      ],
      shows: {
        'Deployment/mail-sender': ['spec.template.spec.containers.sender.env'],
        'NetworkPolicy/mail-sender': ['spec.egress'],
      },
    },
  ],
};
