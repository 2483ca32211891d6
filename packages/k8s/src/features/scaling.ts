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
      feature: 'How fast pods come and go',
      field: 'scaling.limits',
      example: [
        service({
          name: 'web',
          workloads: {
            server: {
              kind: 'server',
              ports: { http: { port: 8080 } },
              scaling: {
                min: 3,
                max: 12,
                pods: { requests_waiting: '5' },
                scaleUpAfterSeconds: 15,
                scaleDownAfterSeconds: 600,
                limits: {
                  up: { pods: 4, percent: 100, everySeconds: 60 },
                  down: { pods: 1, everySeconds: 120 },
                },
              },
            },
          },
        }),
      ],
      shows: { 'HorizontalPodAutoscaler/web-server': ['spec.behavior', 'spec.metrics'] },
    },
    {
      feature: 'Pods by the work that waits, down to none',
      field: 'scaling.triggers',
      example: [
        service({
          name: 'mail',
          secrets: { broker: { keys: { url: 'mail-broker-url' } } },
          workloads: {
            sender: {
              kind: 'worker',
              scaling: {
                min: 0,
                max: 20,
                by: 'keda',
                triggers: {
                  outbox: {
                    type: 'rabbitmq',
                    metadata: { queueName: 'outbox', mode: 'QueueLength', value: '20' },
                    auth: { kind: 'secrets', parameters: { host: { secret: 'broker', key: 'url' } } },
                  },
                  events: {
                    type: 'gcp-pubsub',
                    metadata: { subscriptionName: 'mail-events', value: '50' },
                    auth: { kind: 'identity' },
                  },
                },
              },
            },
          },
        }),
      ],
      shows: {
        'ScaledObject/mail-sender': ['spec'],
        'TriggerAuthentication/mail-sender-outbox': ['spec'],
        'TriggerAuthentication/mail-sender-events': ['spec'],
      },
    },
    {
      feature: 'Memory that follows its use',
      field: 'scaling.vertical',
      example: [
        service({
          name: 'mail',
          workloads: {
            sender: { kind: 'worker', scaling: { min: 2, max: 6, vertical: 'memory' } },
            sorter: { kind: 'worker', scaling: { vertical: 'recommend' } },
          },
        }),
      ],
      shows: {
        'VerticalPodAutoscaler/mail-sender': ['spec'],
        'VerticalPodAutoscaler/mail-sorter': ['spec'],
      },
    },
    {
      feature: 'Pods that count when the autoscaler has looked',
      field: 'update.minReadySeconds',
      note: 'A Deployment or Rollout that is new begins with one pod beside an autoscaler; so it is not healthy with that one.',
      example: [
        service({ name: 'mail', workloads: { sender: { kind: 'worker', scaling: { min: 3, max: 9 } } } }),
      ],
      shows: { 'Deployment/mail-sender': ['spec.minReadySeconds', 'spec.progressDeadlineSeconds'] },
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
