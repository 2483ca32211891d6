import { type Area, service } from './feature.js';

/** What pods may do on their node, in the cluster and in the cloud. */
export const security: Area = {
  name: 'security',
  features: [
    {
      feature: 'The restricted Pod Security Standard by default',
      field: 'security',
      example: [service({ name: 'mail', workloads: { sender: { kind: 'worker' } } })],
      shows: {
        'Deployment/mail-sender': [
          'spec.template.spec.securityContext',
          'spec.template.spec.containers.sender.securityContext',
        ],
      },
    },
    {
      feature: 'User, group of volumes and a writable root by name',
      waives: ['read-only-root'],
      field: 'security',
      example: [
        service({
          name: 'mail',
          workloads: {
            sender: {
              kind: 'worker',
              security: {
                runAsUser: 1001,
                fsGroup: 2002,
                readOnlyRoot: false,
                capabilities: ['NET_BIND_SERVICE'],
              },
            },
          },
        }),
      ],
      shows: {
        'Deployment/mail-sender': [
          'spec.template.spec.securityContext',
          'spec.template.spec.containers.sender.securityContext',
        ],
      },
    },
    {
      feature: 'An account of its own that acts in the cloud',
      field: 'identity.cloud',
      example: [service({ name: 'mail', workloads: { sender: { kind: 'worker' } } })],
      shows: {
        'ServiceAccount/mail': ['metadata.annotations', 'automountServiceAccountToken'],
        'Deployment/mail-sender': [
          'spec.template.spec.serviceAccountName',
          'spec.template.spec.automountServiceAccountToken',
        ],
      },
    },
    {
      feature: 'Rights in the Kubernetes API',
      field: 'identity.rules',
      example: [
        service({
          name: 'janitor',
          identity: { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['list', 'delete'] }] },
          workloads: { sweeper: { kind: 'worker', security: { apiToken: true } } },
        }),
      ],
      shows: {
        'Role/janitor': ['rules'],
        'RoleBinding/janitor': ['roleRef', 'subjects'],
        'Deployment/janitor-sweeper': ['spec.template.spec.automountServiceAccountToken'],
      },
    },
  ],
};
