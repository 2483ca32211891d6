import { expect, test } from 'vitest';
import { routedAt } from '../testing/edges.js';
import { objectOf } from '../testing/parts.js';

const edge = { kind: 'nginx', class: 'internal', namespace: 'edge', issuer: 'letters' } as const;
const key = (name: string) => `nginx.ingress.kubernetes.io/${name}`;
const google = { securityPolicy: '', affinity: 'none', address: '', sslPolicy: '' } as const;

test('a route is an Ingress of the class, with a certificate from the issuer', () => {
  const contribution = routedAt(edge);
  expect(objectOf(contribution, 'Ingress/api-public')).toMatchObject({
    metadata: {
      annotations: {
        [key('proxy-read-timeout')]: '30',
        [key('proxy-send-timeout')]: '30',
        [key('ssl-redirect')]: 'true',
        'cert-manager.io/cluster-issuer': 'letters',
      },
    },
    spec: {
      ingressClassName: 'internal',
      tls: [{ hosts: ['api.quay.example.com'], secretName: 'api-public-tls' }],
    },
  });
  expect(contribution.network).toMatchObject([
    {
      ingress: {
        'route to http': {
          from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'edge' } } }],
        },
      },
    },
  ]);
});

test('gRPC, expressions, limits, callers and browsers are told in annotations', () => {
  const contribution = routedAt(
    { ...edge, issuer: '' },
    {
      tls: 'none',
      paths: [{ path: '/v[0-9]+', match: 'regex' }],
      auth: { kind: 'basic', secret: 'people' },
      extras: {
        google,
        nginx: {
          bodySize: '8m',
          requestsPerSecond: 5,
          cors: {
            origins: ['https://a.example.com', 'https://b.example.com'],
            methods: ['GET', 'PUT'],
            headers: ['X-Trace'],
            credentials: true,
          },
        },
      },
    },
    { port: () => ({ port: 9000, exposed: 9000, protocol: 'grpc' }) },
  );
  expect(objectOf(contribution, 'Ingress/api-public')['metadata']).toMatchObject({
    annotations: {
      [key('ssl-redirect')]: 'false',
      [key('backend-protocol')]: 'GRPC',
      [key('use-regex')]: 'true',
      [key('proxy-body-size')]: '8m',
      [key('limit-rps')]: '5',
      [key('auth-type')]: 'basic',
      [key('auth-secret')]: 'api-people',
      [key('enable-cors')]: 'true',
      [key('cors-allow-origin')]: 'https://a.example.com, https://b.example.com',
      [key('cors-allow-methods')]: 'GET, PUT',
      [key('cors-allow-headers')]: 'X-Trace',
      [key('cors-allow-credentials')]: 'true',
    },
  });
  expect(objectOf(contribution, 'Ingress/api-public')['spec']).not.toHaveProperty('tls');
});

test('another service can be asked about each request', () => {
  const auth = { kind: 'external', url: 'https://login.example.com/verify' } as const;
  expect(objectOf(routedAt(edge, { auth }), 'Ingress/api-public')['metadata']).toMatchObject({
    annotations: { [key('auth-url')]: 'https://login.example.com/verify' },
  });
});
