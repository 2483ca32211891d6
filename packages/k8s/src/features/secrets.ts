import { type Area, service } from './feature.js';

/** Values that nobody may read in Git. */
export const secrets: Area = {
  name: 'secrets',
  features: [
    {
      feature: 'A secret from a store, as a file',
      field: 'secrets.keys',
      example: [
        service({
          name: 'mail',
          secrets: { relay: { keys: { password: 'mail-relay-password' } } },
          workloads: {
            sender: {
              kind: 'worker',
              volumes: { relay: { from: { secret: 'relay' }, at: '/var/run/secrets/relay' } },
            },
          },
        }),
      ],
      shows: {
        'ExternalSecret/mail-relay': ['spec'],
        'Deployment/mail-sender': [
          'spec.template.spec.containers.sender.volumeMounts',
          'spec.template.spec.volumes',
        ],
      },
    },
    {
      feature: 'A property and a version of an entry',
      field: 'secrets.keys',
      example: [
        service({
          name: 'mail',
          secrets: {
            relay: { keys: { user: { name: 'mail-relay', property: 'user', version: '3' } } },
          },
          workloads: { sender: { kind: 'worker' } },
        }),
      ],
      shows: { 'ExternalSecret/mail-relay': ['spec.data'] },
    },
    {
      feature: 'Every property of an entry',
      field: 'secrets.from',
      example: [
        service({
          name: 'mail',
          secrets: { relay: { keys: {}, from: ['mail-relay'] } },
          workloads: { sender: { kind: 'worker', envFrom: [{ secret: 'relay' }] } },
        }),
      ],
      shows: { 'ExternalSecret/mail-relay': ['spec.dataFrom'] },
    },
    {
      feature: 'A template over fetched values',
      field: 'secrets.template',
      example: [
        service({
          name: 'mail',
          secrets: {
            relay: {
              keys: { password: 'mail-relay-password' },
              template: { 'relay.conf': 'login mail\npassword {{ .password }}\n' },
              refresh: '10m',
            },
          },
          workloads: { sender: { kind: 'worker' } },
        }),
      ],
      shows: { 'ExternalSecret/mail-relay': ['spec.refreshInterval', 'spec.target'] },
    },
    {
      feature: 'A secret that a person makes',
      field: 'secrets.managed',
      example: [
        service({
          name: 'mail',
          secrets: { signing: { keys: { key: 'signing' }, managed: 'by-hand' } },
          workloads: {
            sender: {
              kind: 'worker',
              volumes: { signing: { from: { secret: 'signing' }, at: '/var/run/secrets/signing' } },
            },
          },
        }),
      ],
      shows: { 'Deployment/mail-sender': ['spec.template.spec.volumes'] },
    },
  ],
};
