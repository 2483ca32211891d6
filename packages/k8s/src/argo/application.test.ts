import { expect, test } from 'vitest';
import { environmentOf } from '../testing/at.js';
import { webService, webWorkload } from '../testing/resolved.js';
import { application } from './application.js';

test('a number that an autoscaler owns is neither compared nor written', () => {
  const service = webWorkload({ replicas: { owner: 'hpa', min: 2, max: 4 } });
  expect(application(service, environmentOf())['spec']).toMatchObject({
    syncPolicy: { syncOptions: expect.arrayContaining(['RespectIgnoreDifferences=true']) },
    ignoreDifferences: [
      {
        group: 'apps',
        kind: 'Deployment',
        name: 'web-server',
        namespace: 'web',
        jsonPointers: ['/spec/replicas'],
      },
    ],
  });
});

test('weights of a route that a rollout moves are not compared, and a changed rule still arrives', () => {
  const progression = { strategy: 'canary', routes: ['public'], indicators: {}, jobs: [] } as const;
  const service = webWorkload({ controller: 'rollout', progression });
  const { spec } = application(service, environmentOf());
  expect(spec).toMatchObject({
    syncPolicy: { syncOptions: expect.arrayContaining(['ApplyOutOfSyncOnly=true']) },
    ignoreDifferences: [
      {
        kind: 'HTTPRoute',
        name: 'web-public',
        jqPathExpressions: ['.spec.rules[].backendRefs[].weight'],
      },
    ],
  });
  // It would keep every rule of the route as it is in the cluster.
  expect(JSON.stringify(spec)).not.toContain('RespectIgnoreDifferences');
});

test('weights of a gRPC route are not compared either, and an Ingress has none', () => {
  const progressing = (part: object) =>
    application(
      webWorkload({
        controller: 'rollout',
        progression: { strategy: 'canary', routes: [], indicators: {}, jobs: [], ...part },
      }),
      environmentOf(),
    );
  expect(progressing({ grpcRoutes: ['calls'] })['spec']).toMatchObject({
    syncPolicy: { syncOptions: expect.arrayContaining(['ApplyOutOfSyncOnly=true']) },
    ignoreDifferences: [{ kind: 'GRPCRoute', name: 'web-calls' }],
  });
  expect(JSON.stringify(progressing({ ingresses: ['public'] }))).not.toContain('gnoreDifferences');
});

test.each([
  { traffic: { ingresses: ['public'] }, option: 'RespectIgnoreDifferences=true' },
  { traffic: { routes: ['public'] }, option: 'ApplyOutOfSyncOnly=true' },
])('to which version a Service leads is left to the rollout, with $option', ({ traffic, option }) => {
  const services = { stable: 'web-server', next: 'web-server-canary' };
  const progression = { strategy: 'canary', services, routes: [], indicators: {}, jobs: [], ...traffic };
  const service = webWorkload({ controller: 'rollout', progression } as Parameters<typeof webWorkload>[0]);
  const { spec } = application(service, environmentOf());
  const leading = (name: string) => ({
    group: '',
    kind: 'Service',
    name,
    namespace: 'web',
    jsonPointers: ['/spec/selector/rollouts-pod-template-hash'],
  });
  expect(spec).toMatchObject({
    syncPolicy: { syncOptions: expect.arrayContaining([option]) },
    ignoreDifferences: expect.arrayContaining([leading('web-server'), leading('web-server-canary')]),
  });
});

test('what is pruned goes before what it keeps, as a Rollout before its pods', () => {
  expect(application(webService(), environmentOf())['spec']).toMatchObject({
    syncPolicy: {
      syncOptions: expect.arrayContaining(['PruneLast=true', 'PrunePropagationPolicy=background']),
    },
  });
});

test('pods of a Deployment that a rollout takes over are left to it', () => {
  const { spec } = application(webWorkload({ controller: 'rollout-of-deployment' }), environmentOf());
  expect(spec).toMatchObject({
    ignoreDifferences: [{ kind: 'Deployment', name: 'web-server', jsonPointers: ['/spec/replicas'] }],
  });
});

test('a sync that fails is tried a few times, and a newer commit is taken as soon as it is there', () => {
  expect(application(webService(), environmentOf())['spec']).toMatchObject({
    syncPolicy: { retry: { limit: 2, refresh: true } },
  });
  const byHand = application(webService(), environmentOf({ autoSync: false }));
  expect(JSON.stringify(byHand)).not.toContain('retry');
});

test('a number that stands in Git is compared', () => {
  const { spec } = application(webService(), environmentOf());
  expect(JSON.stringify(spec)).not.toContain('gnoreDifferences');
});

test('a service labels the namespace that it owns, and leaves the others alone', () => {
  const labels = { 'pod-security.kubernetes.io/enforce': 'restricted' };
  expect(application(webService(), environmentOf())['spec']).toMatchObject({
    syncPolicy: { managedNamespaceMetadata: { labels } },
  });
  const guest = webService({ namespace: { name: 'shared', owner: false, quota: {}, limits: {} } });
  expect(JSON.stringify(application(guest, environmentOf()))).not.toContain('managedNamespaceMetadata');
});
