import type { ResolvedEdge, ResolvedRoute } from '@fairlead/model';
import type { WorkloadAt } from '../at.js';
import type { Contribution } from '../contribution.js';
import { routes } from '../facets/workload/routes.js';
import { atWorkload, environmentOf } from './at.js';

/** A route to the port `http` that says nothing of its own. */
export const route: ResolvedRoute = {
  hosts: ['api.quay.example.com'],
  paths: [{ path: '/', match: 'prefix' }],
  port: 'http',
  timeoutSeconds: 30,
  tls: 'terminate',
  redirectToHttps: true,
  auth: { kind: 'none' },
  extras: {
    google: { securityPolicy: '', affinity: 'none', address: '', sslPolicy: '' },
    nginx: { bodySize: '', requestsPerSecond: 0, cors: false },
  },
  annotations: {},
};

/** What a load balancer knows of the workload that the route leads to. */
export const backend = {
  ports: ['http'],
  timeoutSeconds: 60,
  drainSeconds: 20,
  securityPolicy: 'armour',
  affinity: 'cookie',
  health: {
    protocol: 'HTTP',
    port: 8080,
    path: '/readyz',
    host: '',
    service: '',
    intervalSeconds: 10,
    timeoutSeconds: 2,
    failures: 3,
    successes: 1,
  },
} as const;

/** What comes of the route `public` at an edge. */
export function routedAt(
  edge: ResolvedEdge,
  differences: Partial<typeof route> = {},
  at: Partial<WorkloadAt> = {},
): Contribution {
  const around = atWorkload({ environment: environmentOf({ edge }), backend, ...at });
  return routes({ public: { ...route, ...differences } }, around);
}
