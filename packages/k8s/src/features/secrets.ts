import { type Area, prod, service } from './feature.js';

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
    {
      feature: 'A store in Google Secret Manager, also of another project',
      field: 'environment stores',
      note: 'A store is open to the namespaces of those who read it, and holds no credential.',
      example: [
        service({
          name: 'mail',
          environments: ['prod'],
          secrets: {
            relay: { keys: { password: 'mail-relay-password' } },
            billing: { keys: { key: 'billing-key' }, store: 'finance' },
          },
          workloads: { sender: { kind: 'worker' } },
        }),
        prod({
          stores: {
            default: { kind: 'google-secret-manager' },
            finance: { kind: 'google-secret-manager', project: 'quay-finance-sample' },
          },
        }),
      ],
      shows: { 'ClusterSecretStore/default': ['spec'], 'ClusterSecretStore/finance': ['spec'] },
    },
    {
      feature: 'A store in Vault',
      field: 'environment stores',
      note: 'AWS Secrets Manager is said in the same way; `kind: other` takes what External Secrets has beside these.',
      example: [
        service({
          name: 'mail',
          secrets: { relay: { keys: { password: 'mail-relay-password' } } },
          workloads: { sender: { kind: 'worker' } },
        }),
        prod({ stores: { default: { kind: 'vault', server: 'https://vault.example.com', path: 'quay' } } }),
      ],
      shows: { 'ClusterSecretStore/default': ['spec'] },
    },
    {
      feature: 'A Secret that outlives its ExternalSecret',
      field: 'secrets.creationPolicy',
      note: 'Without a word a Secret belongs to its ExternalSecret and goes with it (`Owner`).',
      example: [
        service({
          name: 'mail',
          secrets: { relay: { keys: { password: 'mail-relay-password' }, creationPolicy: 'Orphan' } },
          workloads: { sender: { kind: 'worker' } },
        }),
      ],
      shows: { 'ExternalSecret/mail-relay': ['spec.target'] },
    },
    {
      feature: 'Keys in a Secret that somebody else makes',
      field: 'secrets.creationPolicy',
      note: 'An operator or a person makes the Secret `mail-relay`; `check` lists it. The keys of others in it are taken by `envFrom` and volumes.',
      example: [
        service({
          name: 'mail',
          secrets: {
            relay: {
              keys: { password: 'mail-relay-password' },
              creationPolicy: 'Merge',
              deletionPolicy: 'Merge',
            },
          },
          workloads: { sender: { kind: 'worker', envFrom: [{ secret: 'relay' }] } },
        }),
      ],
      shows: { 'ExternalSecret/mail-relay': ['spec.target'] },
    },
    {
      feature: 'A Secret that goes with its entries in the store',
      field: 'secrets.deletionPolicy',
      example: [
        service({
          name: 'mail',
          secrets: { relay: { keys: { password: 'mail-relay-password' }, deletionPolicy: 'Delete' } },
          workloads: { sender: { kind: 'worker' } },
        }),
      ],
      shows: { 'ExternalSecret/mail-relay': ['spec.target'] },
    },
  ],
};
