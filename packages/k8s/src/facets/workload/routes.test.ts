import { expect, test } from 'vitest';
import { atWorkload, environmentOf } from '../../testing/at.js';
import { backend, route } from '../../testing/edges.js';
import { keysOf, objectOf, specOf } from '../../testing/parts.js';
import { routes } from './routes.js';

const at = atWorkload({ backend });

test('requests over TLS reach the port that the Service offers', () => {
  const contribution = routes({ public: route }, at);
  expect(specOf(contribution, 'HTTPRoute/api-public')).toEqual({
    parentRefs: [
      {
        group: 'gateway.networking.k8s.io',
        kind: 'Gateway',
        name: 'public',
        namespace: 'gateway',
        sectionName: 'https',
      },
    ],
    hostnames: ['api.quay.example.com'],
    rules: [
      {
        matches: [{ path: { type: 'PathPrefix', value: '/' } }],
        backendRefs: [{ group: '', kind: 'Service', name: 'api-server', port: 80, weight: 1 }],
        timeouts: { request: '30s' },
      },
    ],
  });
});

test('plain requests are sent to HTTPS', () => {
  const contribution = routes({ public: route }, at);
  expect(specOf(contribution, 'HTTPRoute/api-public-redirect')).toMatchObject({
    parentRefs: [{ sectionName: 'http' }],
    rules: [{ filters: [{ requestRedirect: { scheme: 'https', statusCode: 301 } }] }],
  });
  expect(keysOf(routes({ public: { ...route, redirectToHttps: false } }, at))).toEqual([
    'HTTPRoute/api-public',
  ]);
});

test('a route without TLS is on the plain listener and redirects nobody', () => {
  const contribution = routes({ public: { ...route, tls: 'none', annotations: { a: 'b' } } }, at);
  expect(keysOf(contribution)).toEqual(['HTTPRoute/api-public']);
  expect(objectOf(contribution, 'HTTPRoute/api-public')).toMatchObject({
    metadata: { annotations: { a: 'b' } },
    spec: { parentRefs: [{ sectionName: 'http' }] },
  });
});

test('a pod is reached from where the edge is, and by nobody else through a route', () => {
  const ports = [{ port: 'http', protocol: 'TCP' }];
  const from = [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'gateway' } } }];
  expect(routes({ public: route }, at).network).toEqual([
    { into: { workload: 'server' }, ingress: { 'route to http': { from, ports } } },
  ]);
});

test('an edge that is not rendered has no objects: it is refused before', () => {
  expect(
    routes({ public: route }, atWorkload({ backend, environment: environmentOf({ edge: { kind: 'alb' } }) })),
  ).toEqual({});
});

test('a name that gets no requests for now is reached all the same', () => {
  const renaming = { other: 'api-site', serves: false };
  const silent = routes({}, atWorkload({ backend, renaming }));
  expect(keysOf(silent)).toEqual([]);
  expect(silent.network).toEqual(routes({ public: route }, at).network);
});

test('the other name stays attached to the route without requests', () => {
  const renaming = { other: 'api-site', serves: true };
  const serving = routes({ public: route }, atWorkload({ backend, renaming }));
  expect(specOf(serving, 'HTTPRoute/api-public')).toMatchObject({
    rules: [
      {
        backendRefs: [
          { name: 'api-server', port: 80, weight: 1 },
          { name: 'api-site', port: 80, weight: 0 },
        ],
      },
    ],
  });
});
