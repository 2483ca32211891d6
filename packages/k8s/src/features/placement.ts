import { type Area, prod, service } from './feature.js';

/** On which nodes pods run, and how far apart. */
export const placement: Area = {
  name: 'placement',
  features: [
    {
      feature: 'Node selector, node affinity and tolerations',
      field: 'placement',
      example: [
        service({
          name: 'mail',
          workloads: {
            sender: {
              kind: 'worker',
              placement: {
                nodeSelector: { pool: 'batch' },
                nodeAffinity: { 'node.kubernetes.io/instance-type': ['n2-standard-4', 'n2-standard-8'] },
                tolerations: [{ key: 'dedicated', value: 'batch', effect: 'NoSchedule' }],
              },
            },
          },
        }),
      ],
      shows: {
        'Deployment/mail-sender': [
          'spec.template.spec.nodeSelector',
          'spec.template.spec.affinity',
          'spec.template.spec.tolerations',
        ],
      },
    },
    {
      feature: 'Pods spread over zones and nodes, and never two on one node',
      field: 'placement.spread',
      example: [
        service({
          name: 'mail',
          workloads: {
            sender: { kind: 'worker', placement: { spread: { zone: 'require' }, apart: true } },
          },
        }),
      ],
      shows: {
        'Deployment/mail-sender': [
          'spec.template.spec.affinity',
          'spec.template.spec.topologySpreadConstraints',
        ],
      },
    },
    {
      feature: 'Spot nodes and Arm processors for every worker of an environment',
      field: 'placement.spot',
      example: [
        service({ name: 'mail', workloads: { sender: { kind: 'worker' } } }),
        prod({ defaults: { worker: { placement: { spot: 'prefer', architectures: ['arm64'] } } } }),
      ],
      shows: {
        'Deployment/mail-sender': ['spec.template.spec.affinity', 'spec.template.spec.tolerations'],
      },
    },
    {
      feature: 'Whose pods go first when a node is full',
      field: 'placement.priority',
      example: [
        service({
          name: 'mail',
          workloads: { sender: { kind: 'worker', placement: { priority: 'critical' } } },
        }),
      ],
      shows: { 'Deployment/mail-sender': ['spec.template.spec.priorityClassName'] },
    },
  ],
};
