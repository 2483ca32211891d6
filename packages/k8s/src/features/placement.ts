import { type Area, service } from './feature.js';

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
  ],
};
