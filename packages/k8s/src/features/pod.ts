import { type Area, service } from './feature.js';

/** What stands around the main container. */
export const pod: Area = {
  name: 'pod',
  features: [
    {
      feature: 'A sidecar that starts before the main container and stops after it',
      field: 'sidecars',
      example: [
        service({
          name: 'web',
          images: { main: { build: {} }, proxy: { vendor: { repository: 'docker.io/library/nginx' } } },
          workloads: {
            server: {
              kind: 'server',
              image: 'main',
              ports: { http: { port: 9000 } },
              sidecars: {
                proxy: {
                  image: 'proxy',
                  ports: { proxy: { port: 8080 } },
                  probes: { startup: { check: { tcp: 'proxy' } } },
                },
              },
            },
          },
        }),
      ],
      shows: {
        'Deployment/web-server': [
          'spec.template.spec.initContainers.proxy.image',
          'spec.template.spec.initContainers.proxy.restartPolicy',
          'spec.template.spec.initContainers.proxy.ports',
          'spec.template.spec.initContainers.proxy.startupProbe',
        ],
      },
    },
    {
      feature: 'A sidecar that starts and stops with the main container',
      field: 'sidecars.form',
      example: [
        service({
          name: 'web',
          workloads: {
            server: {
              kind: 'server',
              ports: { http: { port: 8080 } },
              sidecars: { tail: { image: 'main', form: 'ordinary', run: { args: ['tail'] } } },
            },
          },
        }),
      ],
      shows: { 'Deployment/web-server': ['spec.template.spec.containers.tail.args'] },
    },
    {
      feature: 'Containers that run to their end before the main one starts',
      field: 'init',
      example: [
        service({
          name: 'web',
          workloads: {
            server: {
              kind: 'server',
              ports: { http: { port: 8080 } },
              volumes: { cache: { from: { empty: { size: '64Mi' } }, at: '/cache' } },
              init: { warm: { image: 'main', run: { args: ['warm'] }, mounts: { cache: '/cache' } } },
            },
          },
        }),
      ],
      shows: {
        'Deployment/web-server': [
          'spec.template.spec.initContainers.warm.args',
          'spec.template.spec.initContainers.warm.volumeMounts',
        ],
      },
    },
    {
      feature: 'Labels and annotations of pods',
      field: 'pod',
      example: [
        service({
          name: 'mail',
          workloads: {
            sender: {
              kind: 'worker',
              pod: { labels: { cost: 'post' }, annotations: { 'example.com/reviewed': 'yes' } },
            },
          },
        }),
      ],
      shows: { 'Deployment/mail-sender': ['spec.template.metadata'] },
    },
    {
      feature: 'No variables for the Services of the namespace',
      field: 'always',
      example: [service({ name: 'mail', workloads: { sender: { kind: 'worker' } } })],
      shows: { 'Deployment/mail-sender': ['spec.template.spec.enableServiceLinks'] },
    },
    {
      feature: 'A pod that leaves without dropping a request',
      field: 'shutdown',
      example: [
        service({
          name: 'web',
          workloads: {
            server: {
              kind: 'server',
              ports: { http: { port: 8080 } },
              shutdown: { drainSeconds: 45, noticeSeconds: 10 },
            },
          },
        }),
      ],
      shows: {
        'Deployment/web-server': [
          'spec.template.spec.containers.server.lifecycle',
          'spec.template.spec.terminationGracePeriodSeconds',
        ],
      },
    },
  ],
};
