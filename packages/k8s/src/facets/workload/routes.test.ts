import { expect, test } from 'vitest';
import { atWorkload, environmentOf } from '../../testing/at.js';
import { route } from '../../testing/edges.js';
import { keysOf, objectOf, specOf } from '../../testing/parts.js';
import { routes } from './routes.js';

test('requests over TLS reach the port that the Service offers', () => {
  const contribution = routes({ public: route }, atWorkload());
  expect(specOf(contribution, 'HTTPRoute/api-server-public')).toEqual({
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
  const contribution = routes({ public: route }, atWorkload());
  expect(specOf(contribution, 'HTTPRoute/api-server-public-redirect')).toMatchObject({
    parentRefs: [{ sectionName: 'http' }],
    rules: [{ filters: [{ requestRedirect: { scheme: 'https', statusCode: 301 } }] }],
  });
  expect(keysOf(routes({ public: { ...route, redirectToHttps: false } }, atWorkload()))).toEqual([
    'HTTPRoute/api-server-public',
  ]);
});

test('a route without TLS is on the plain listener and redirects nobody', () => {
  const contribution = routes({ public: { ...route, tls: 'none', annotations: { a: 'b' } } }, atWorkload());
  expect(keysOf(contribution)).toEqual(['HTTPRoute/api-server-public']);
  expect(objectOf(contribution, 'HTTPRoute/api-server-public')).toMatchObject({
    metadata: { annotations: { a: 'b' } },
    spec: { parentRefs: [{ sectionName: 'http' }] },
  });
});

test('a pod is reached from where the edge is, and by nobody else through a route', () => {
  const ports = [{ port: 'http', protocol: 'TCP' }];
  const from = [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'gateway' } } }];
  expect(routes({ public: route }, atWorkload()).network).toEqual([
    { into: { workload: 'server' }, ingress: { 'route public': { from, ports } } },
  ]);
});

test('an edge that is not rendered has no objects: it is refused before', () => {
  expect(
    routes({ public: route }, atWorkload({ environment: environmentOf({ edge: { kind: 'alb' } }) })),
  ).toEqual({});
});
