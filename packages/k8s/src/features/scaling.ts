import { type Area, service } from './feature.js';

/** How many pods run, and who decides. */
export const scaling: Area = {
  name: 'scaling',
  features: [
    {
      feature: 'Pods by the use of processor and memory',
      field: 'scaling',
      example: [
        service({
          name: 'web',
          workloads: {
            server: {
              kind: 'server',
              ports: { http: { port: 8080 } },
              scaling: { min: 3, max: 12, cpuPercent: 60, memoryPercent: 80 },
            },
          },
        }),
      ],
      shows: { 'HorizontalPodAutoscaler/web-server': ['spec'] },
    },
    {
      feature: 'Pods by a metric from outside the cluster',
      field: 'scaling.external',
      example: [
        service({
          name: 'mail',
          workloads: {
            sender: {
              kind: 'worker',
              scaling: {
                min: 1,
                max: 8,
                cpuPercent: 0,
                external: { 'mail.waiting': { selector: { queue: 'out' }, averageValue: '30' } },
              },
            },
          },
        }),
      ],
      shows: { 'HorizontalPodAutoscaler/mail-sender': ['spec.metrics'] },
    },
    {
      feature: 'How many pods a drained node may take at once',
      field: 'disruption',
      example: [
        service({
          name: 'web',
          workloads: {
            server: {
              kind: 'server',
              ports: { http: { port: 8080 } },
              scaling: { min: 6 },
              disruption: { maxUnavailable: 2 },
            },
          },
        }),
      ],
      shows: { 'PodDisruptionBudget/web-server': ['spec'] },
    },
  ],
};
