import { type Area, prod, service } from './feature.js';

/** What happens to an environment and to a workload over time. */
export const lifecycle: Area = {
  name: 'lifecycle',
  features: [
    {
      feature: 'An environment that is switched off at night',
      field: 'environment workingHours',
      example: [
        service({
          name: 'web',
          workloads: {
            server: {
              kind: 'server',
              ports: { http: { port: 8080 } },
              scaling: { min: 2, max: 6 },
            },
            watch: { kind: 'worker', scaling: { min: 1, alwaysOn: true } },
          },
        }),
        prod({
          protected: false,
          workingHours: { on: '0 7 * * 1-5', off: '0 20 * * 1-5', timeZone: 'Europe/Berlin' },
        }),
      ],
      shows: { 'ScaledObject/web-server': ['spec'], 'Deployment/web-watch': ['spec.replicas'] },
    },
    {
      feature: 'Another name for a workload: create',
      field: 'formerly',
      example: [
        service({
          name: 'web',
          workloads: {
            site: {
              kind: 'server',
              formerly: 'server',
              ports: { http: { port: 8080, exposed: 80 } },
              routes: { public: { hosts: ['www'], port: 'http' } },
            },
          },
        }),
      ],
      shows: {
        'Deployment/web-server': ['spec.selector'],
        'Deployment/web-site': ['spec.selector'],
        'HTTPRoute/web-public': ['spec.rules'],
        'NetworkPolicy/web-server': ['spec.ingress'],
        'NetworkPolicy/web-site': ['spec.ingress'],
      },
    },
    {
      feature: 'Another name for a workload: cut over',
      field: 'formerly.serves',
      example: [
        service({
          name: 'web',
          workloads: {
            site: {
              kind: 'server',
              formerly: { name: 'server', serves: 'new' },
              ports: { http: { port: 8080, exposed: 80 } },
              routes: { public: { hosts: ['www'], port: 'http' } },
            },
          },
        }),
      ],
      shows: {
        'Deployment/web-server': ['spec.selector'],
        'Deployment/web-site': ['spec.selector'],
        'HTTPRoute/web-public': ['spec.rules'],
        'NetworkPolicy/web-server': ['spec.ingress'],
        'NetworkPolicy/web-site': ['spec.ingress'],
      },
    },
  ],
};
