import { type Area, prod, service } from './feature.js';

/** Variables and files that are no secrets. */
export const config: Area = {
  name: 'config',
  features: [
    {
      feature: 'Variables, also of other variables',
      field: 'env',
      example: [
        service({
          name: 'mail',
          workloads: {
            sender: {
              kind: 'worker',
              env: { URL: 'http://$(HOST):$(PORT)', HOST: 'localhost', PORT: 8025, DRY: false },
            },
          },
        }),
      ],
      shows: { 'Deployment/mail-sender': ['spec.template.spec.containers.sender.env'] },
    },
    {
      feature: 'A variable from a key of a secret or of a config set',
      field: 'env',
      example: [
        service({
          name: 'mail',
          secrets: { relay: { keys: { password: 'mail-relay-password' } } },
          config: { tuning: { values: { POOL: 5 } } },
          workloads: {
            sender: {
              kind: 'worker',
              env: {
                PASSWORD: { secret: 'relay', key: 'password' },
                POOL: { set: 'tuning', key: 'POOL', optional: true },
              },
            },
          },
        }),
      ],
      shows: { 'Deployment/mail-sender': ['spec.template.spec.containers.sender.env'] },
    },
    {
      feature: 'A variable from a field of the pod or a resource of a container',
      field: 'env',
      example: [
        service({
          name: 'mail',
          workloads: {
            sender: {
              kind: 'worker',
              env: { POD: { field: 'metadata.name' }, GOMEMLIMIT: { resource: 'limits.memory' } },
            },
          },
        }),
      ],
      shows: { 'Deployment/mail-sender': ['spec.template.spec.containers.sender.env'] },
    },
    {
      feature: 'Every key of a config set or secret as a variable',
      field: 'envFrom',
      example: [
        service({
          name: 'mail',
          secrets: { relay: { keys: { PASSWORD: 'mail-relay-password' } } },
          config: { tuning: { values: { POOL: 5 } } },
          workloads: {
            sender: {
              kind: 'worker',
              envFrom: [{ set: 'tuning' }, { secret: 'relay', prefix: 'RELAY_', optional: true }],
            },
          },
        }),
      ],
      shows: {
        'Deployment/mail-sender': ['spec.template.spec.containers.sender.envFrom'],
        'ConfigMap/mail-tuning': ['data'],
      },
    },
    {
      feature: 'Whole files',
      field: 'config.files',
      example: [
        service({
          name: 'web',
          config: { nginx: { files: { 'default.conf': 'server {\n  listen 8080;\n  root /srv;\n}\n' } } },
          workloads: {
            server: {
              kind: 'server',
              ports: { http: { port: 8080 } },
              volumes: { nginx: { from: { set: 'nginx' }, at: '/etc/nginx/conf.d' } },
            },
          },
        }),
      ],
      shows: {
        'ConfigMap/web-nginx': ['data'],
        'Deployment/web-server': [
          'spec.template.spec.containers.server.volumeMounts',
          'spec.template.spec.volumes',
        ],
      },
    },
    {
      feature: 'A set that an environment shares among its services',
      field: 'environment sets',
      example: [
        service({
          name: 'mail',
          workloads: { sender: { kind: 'worker', envFrom: [{ set: 'shared' }] } },
        }),
        prod({ sets: { shared: { values: { LOG_LEVEL: 'info', REGION: 'eu' } } } }),
      ],
      shows: {
        'ConfigMap/mail-shared': ['data'],
        'Deployment/mail-sender': ['spec.template.spec.containers.sender.envFrom'],
      },
    },
    {
      feature: 'A set borrowed from another service with an override',
      field: 'config.borrow',
      example: [
        service({
          name: 'mail',
          config: { limits: { borrow: { service: 'web', set: 'limits' }, values: { BURST: 2 } } },
          workloads: { sender: { kind: 'worker', envFrom: [{ set: 'limits' }] } },
        }),
        service({
          name: 'web',
          config: { limits: { values: { RATE: 100, BURST: 50 } } },
          workloads: { server: { kind: 'server', ports: { http: { port: 8080 } } } },
        }),
      ],
      shows: { 'ConfigMap/mail-limits': ['data'] },
    },
    {
      feature: 'New pods when a set changes',
      field: 'config.restartOnChange',
      example: [
        service({
          name: 'mail',
          config: {
            routes: { values: { ACME: 'relay-1' } },
            banner: { values: { TEXT: 'closed on Sundays' }, restartOnChange: false },
          },
          workloads: { sender: { kind: 'worker', envFrom: [{ set: 'routes' }, { set: 'banner' }] } },
        }),
      ],
      shows: { 'Deployment/mail-sender': ['spec.template.metadata.annotations'] },
    },
  ],
};
