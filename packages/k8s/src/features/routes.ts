import { type Area, service } from './feature.js';

/** How requests from outside reach a port. */
export const routes: Area = {
  name: 'routes',
  features: [
    {
      feature: 'Hosts, paths and a time limit',
      field: 'routes',
      example: [
        service({
          name: 'web',
          workloads: {
            server: {
              kind: 'server',
              ports: { http: { port: 8080, exposed: 80 } },
              routes: {
                public: {
                  hosts: ['web', 'www.example.org'],
                  port: 'http',
                  paths: ['/shop', { path: '/ping', match: 'exact' }],
                  timeoutSeconds: 60,
                },
              },
            },
          },
        }),
      ],
      shows: {
        'HTTPRoute/web-server-public': ['spec'],
        'HTTPRoute/web-server-public-redirect': ['spec.rules'],
      },
    },
  ],
};
