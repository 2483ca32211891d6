import type { ResolvedService } from '@fairlead/model';
import { expect, test } from 'vitest';
import { refusals } from './refusals.js';
import { environmentOf } from './testing/at.js';
import { webService, webWorkload } from './testing/resolved.js';

const { workloads, mesh } = webService();
const { scaling, placement, lifecycle, update, routes } = workloads['server'] ?? {};
if (!scaling || !placement || !lifecycle || !update || !routes) throw new Error('a server has these facets');

const volume = { at: '/data', subPath: '', readOnly: false, items: {}, mode: '0440' };
const route = {
  hosts: ['a.example.com'],
  paths: [],
  port: 'http',
  timeoutSeconds: 30,
  tls: 'terminate',
  redirectToHttps: true,
  extras: {
    google: { securityPolicy: '', affinity: 'none', address: '', sslPolicy: '' },
    nginx: { bodySize: '', requestsPerSecond: 0, cors: false },
  },
  annotations: {},
} as const;

const refused: readonly (readonly [string, ResolvedService])[] = [
  ['format', webService({ format: 'helm' })],
  ['mesh.inject', webService({ mesh: { ...mesh, inject: true } })],
  ['queues.jobs', webService({ queues: { jobs: { access: 'both', deliveries: 5, ackSeconds: 60 } } })],
  ['buckets.files', webService({ buckets: { files: { access: 'read', versioned: true } } })],
  [
    'workloads.server.rollout.form',
    webWorkload({
      rollout: {
        strategy: 'canary',
        form: 'workload-ref',
        scaleDown: 'on-success',
        analysis: [],
        jobs: [],
        rollbackWindow: 3,
        steps: [{ weight: 20 }],
        traffic: 'gateway-api',
      },
      progression: {
        strategy: 'canary',
        services: { stable: 'web-server', next: 'web-server-canary' },
        routes: ['public'],
        indicators: {},
        jobs: [],
      },
    }),
  ],
  [
    'workloads.server.rollout.traffic',
    webWorkload({
      rollout: {
        strategy: 'canary',
        form: 'rollout',
        scaleDown: 'on-success',
        analysis: [],
        jobs: [],
        rollbackWindow: 3,
        steps: [{ weight: 20 }],
        traffic: 'nginx',
      },
    }),
  ],
  [
    'workloads.server.scaling',
    webWorkload({
      replicas: {
        owner: 'keda',
        min: 0,
        max: 4,
        hours: { on: '0 7 * * *', off: '0 20 * * *', timeZone: 'Etc/UTC', count: 2 },
      },
      scaling: { ...scaling, pods: { waiting: '3' } },
    }),
  ],
  [
    'workloads.server.routes.public.auth.kind',
    webWorkload({ routes: { public: { ...route, auth: { kind: 'basic', secret: 'x' } } } }),
  ],
  ['workloads.server.phase.rerun', webWorkload({ phase: { when: 'before', order: 0, rerun: 'once' } })],
  ['workloads.server.lifecycle.preStop', webWorkload({ lifecycle: { ...lifecycle, preStop: ['/leave'] } })],
  [
    'workloads.server.update.strategy',
    webWorkload({ kind: 'stateful', update: { ...update, strategy: 'recreate' } }),
  ],
  [
    'workloads.server.volumes.data.from.claim.eachPod',
    webWorkload({
      volumes: {
        data: { ...volume, from: { claim: { size: '1Gi', accessMode: 'ReadWriteOnce', eachPod: true } } },
      },
    }),
  ],
];

test.each(refused)('%s is refused where it was written', (path, service) => {
  expect(refusals(service, environmentOf())).toMatchObject([
    { code: 'FL_NOT_COMPILED', file: 'apps/services/web/service.ts', path },
  ]);
});

test('what only a cloud has is refused on a laptop', () => {
  const environment = environmentOf({ cloud: { provider: 'none' } });
  const service = webWorkload({
    placement: { ...placement, spot: 'prefer' },
    scaling: {
      ...scaling,
      triggers: { queue: { type: 'gcp-pubsub', metadata: {}, auth: { kind: 'identity' } } },
    },
  });
  expect(
    refusals(service, environment)
      .map(({ path }) => path)
      .sort(),
  ).toEqual(['workloads.server.placement.spot', 'workloads.server.scaling.triggers.queue.auth.kind']);
  expect(refusals(service, environmentOf())).toEqual([]);
});

test('a plain service is not', () => {
  expect(refusals(webService(), environmentOf())).toEqual([]);
});
