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
  ],
};
