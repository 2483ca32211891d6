import { expect, test } from 'vitest';
import { ports } from '../facets/workload/ports.js';
import { atWorkload, environmentOf } from '../testing/at.js';
import { backend, routedAt } from '../testing/edges.js';
import { keysOf, objectOf, specOf } from '../testing/parts.js';

const edge = { kind: 'gke-ingress', certificate: 'managed', sources: [] } as const;
const google = { securityPolicy: '', affinity: 'none', address: 'api', sslPolicy: 'modern' } as const;
const nginx = { bodySize: '', requestsPerSecond: 0, cors: false } as const;

test('a route is an Ingress with a certificate, a redirect and the settings of its backend', () => {
  const contribution = routedAt(edge, { extras: { google, nginx } });
  expect(objectOf(contribution, 'Ingress/api-public')).toMatchObject({
    metadata: {
      annotations: {
        'kubernetes.io/ingress.class': 'gce',
        'kubernetes.io/ingress.global-static-ip-name': 'api',
        'networking.gke.io/managed-certificates': 'api-public',
        'networking.gke.io/v1beta1.FrontendConfig': 'api-public',
      },
    },
    spec: {
      rules: [
        {
          host: 'api.quay.example.com',
          http: {
            paths: [
              {
                path: '/',
                pathType: 'Prefix',
                backend: { service: { name: 'api-server', port: { number: 80 } } },
              },
            ],
          },
        },
      ],
    },
  });
  expect(specOf(contribution, 'ManagedCertificate/api-public')).toEqual({
    domains: ['api.quay.example.com'],
  });
  expect(specOf(contribution, 'FrontendConfig/api-public')).toEqual({
    redirectToHttps: { enabled: true, responseCodeName: 'MOVED_PERMANENTLY_DEFAULT' },
    sslPolicy: 'modern',
  });
  expect(specOf(contribution, 'BackendConfig/api-server')).toEqual({
    timeoutSec: 60,
    connectionDraining: { drainingTimeoutSec: 20 },
    healthCheck: {
      type: 'HTTP',
      port: 8080,
      requestPath: '/readyz',
      checkIntervalSec: 10,
      timeoutSec: 2,
      healthyThreshold: 1,
      unhealthyThreshold: 3,
    },
    securityPolicy: { name: 'armour' },
    sessionAffinity: { affinityType: 'GENERATED_COOKIE' },
  });
});

test('plain HTTP is refused where it is not redirected, and open where there is no TLS', () => {
  const strict = routedAt({ ...edge, certificate: 'wild' }, { redirectToHttps: false });
  expect(keysOf(strict)).toEqual(['Ingress/api-public', 'BackendConfig/api-server']);
  expect(objectOf(strict, 'Ingress/api-public')['metadata']).toMatchObject({
    annotations: {
      'ingress.gcp.kubernetes.io/pre-shared-cert': 'wild',
      'kubernetes.io/ingress.allow-http': 'false',
    },
  });
  const plain = routedAt(edge, { tls: 'none', annotations: { note: 'plain' } });
  expect(objectOf(plain, 'Ingress/api-public')['metadata']).toMatchObject({
    annotations: { 'kubernetes.io/ingress.class': 'gce', note: 'plain' },
  });
  expect(keysOf(plain)).not.toContain('ManagedCertificate/api-public');
});

test('the Service says which settings are its own, and that its pods are reached directly', () => {
  const at = atWorkload({
    environment: environmentOf({ edge }),
    backend,
    exposedPorts: ['http'],
    port: () => ({ port: 8443, exposed: 443, protocol: 'https' }),
  });
  const contribution = ports({ http: { port: 8443, exposed: 443, protocol: 'https' } }, at);
  expect(objectOf(contribution, 'Service/api-server')['metadata']).toMatchObject({
    annotations: {
      'cloud.google.com/backend-config': '{"default":"api-server"}',
      'cloud.google.com/neg': '{"ingress":true}',
      'cloud.google.com/app-protocols': '{"http":"HTTPS"}',
    },
  });
});
