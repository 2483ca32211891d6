import { environmentOf, platformOf, server, serverOf, serviceOf } from './platforms.js';
import { apiFile, type Wrong, wrongService } from './wrong.js';

const image = { image: 'main' };

/** One entry of each facet whose entries have names. */
const ofService = {
  buckets: { access: 'read' },
  config: { values: {} },
  databases: { engine: 'postgres', connection: { kind: 'host', host: '127.0.0.1', port: 5432 } },
  egress: { to: ['203.0.113.0/24'] },
  images: { build: {} },
  objectives: { kind: 'availability', target: 99.5, windowDays: 30 },
  queues: { access: 'both' },
  secrets: { keys: { a: 'entry' } },
};
const ofWorkload = {
  init: image,
  routes: { hosts: ['a'], port: 'http' },
  services: {},
  sidecars: image,
  volumes: { from: { empty: { size: '1Mi' } }, at: '/x' },
};

/** Forty characters, which a name may have. */
const long = 'x'.repeat(40);

/** A server with a route of this name. */
const routed = (name: string, host: string) => ({
  ...server,
  routes: { [name]: { hosts: [host], port: 'http' } },
});

/** Mistakes in the names of entries. */
export const wrongNames: readonly Wrong[] = [
  ...Object.entries(ofService).map(([facet, entry]) =>
    wrongService(
      { [facet]: { A_b: entry } },
      { code: 'FL_NAME', because: `upper case in ${facet}`, path: `${facet}.A_b`, value: 'A_b' },
    ),
  ),
  ...Object.entries(ofWorkload).map(([facet, entry]) =>
    wrongService(
      { workloads: { server: { ...server, [facet]: { A_b: entry } } } },
      {
        code: 'FL_NAME',
        because: `upper case in ${facet}`,
        path: `workloads.server.${facet}.A_b`,
        value: 'A_b',
      },
    ),
  ),
  {
    code: 'FL_NAME_LONG',
    because: 'with the service before it',
    path: `secrets.${long}`,
    value: `${'y'.repeat(30)}-${long}`,
    file: `apps/services/${'y'.repeat(30)}/service.ts`,
    platform: platformOf([serviceOf('y'.repeat(30), { secrets: { [long]: { keys: { a: 'entry' } } } })]),
  },
  {
    code: 'FL_NAME_LONG',
    because: 'with the hook before it, which has a copy',
    path: `config.${'x'.repeat(30)}`,
    value: `api-${long.slice(0, 30)}-${'x'.repeat(30)}`,
    file: apiFile,
    platform: platformOf([
      serviceOf('api', {
        workloads: { [long.slice(0, 30)]: { kind: 'hook' } },
        config: { ['x'.repeat(30)]: {} },
      }),
    ]),
  },
  {
    code: 'FL_NAME_LONG',
    because: 'a route, with the service before it',
    path: `workloads.server.routes.${long}`,
    value: `${'y'.repeat(30)}-${long}`,
    file: `apps/services/${'y'.repeat(30)}/service.ts`,
    platform: platformOf([serverOf('y'.repeat(30), { routes: { [long]: ofWorkload.routes } })]),
  },
  ...[
    { because: 'with its metrics', telemetry: { metricsPort: 'http', scrape: 'service-monitor' } },
    { because: 'with its new version', rollout: { strategy: 'blue-green' } },
  ].map(({ because, ...facets }): Wrong => {
    const service = 'y'.repeat(20);
    return {
      ...{ code: 'FL_NAME_LONG', because, path: `workloads.${long}`, value: `${service}-${long}` },
      file: `apps/services/${service}/service.ts`,
      platform: platformOf([serviceOf(service, { workloads: { [long]: { ...server, ...facets } } })]),
    };
  }),
  wrongService(
    { workloads: { server: routed('public', 'a'), admin: routed('public', 'b') } },
    {
      ...{ code: 'FL_ROUTE_NAME', because: 'of two workloads' },
      ...{ path: 'workloads.admin.routes.public', value: 'public' },
    },
  ),
  wrongService(
    { workloads: { server: routed('public', 'a'), admin: routed('public-redirect', 'b') } },
    {
      ...{ code: 'FL_ROUTE_NAME', because: 'of the redirect of another' },
      ...{ path: 'workloads.admin.routes.public-redirect', value: 'public-redirect' },
    },
  ),
  wrongService(
    { workloads: { server: { ...server, services: { admin: { type: 'load-balancer' } } }, admin: server } },
    {
      ...{ code: 'FL_BALANCER_NAME', because: 'of a workload' },
      ...{ path: 'workloads.server.services.admin', value: 'admin' },
    },
  ),
  {
    code: 'FL_ROUTE_NAME',
    because: 'a certificate and a secret',
    path: 'workloads.server.routes.public',
    value: 'public',
    file: apiFile,
    platform: platformOf(
      [
        serviceOf('api', {
          workloads: { server: routed('public', 'a') },
          secrets: { 'public-tls': { keys: { a: 'entry' } } },
        }),
      ],
      [environmentOf('dev', { edge: { kind: 'nginx', issuer: 'letters' } })],
    ),
  },
];
