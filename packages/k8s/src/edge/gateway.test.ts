import { expect, test } from 'vitest';
import { environmentOf } from '../testing/at.js';
import { gateway } from './gateway.js';

const edge = {
  kind: 'gateway-api',
  policies: 'gke',
  class: 'gke-l7-global-external-managed',
  certificateMap: 'quay',
  certificateSecret: '',
  sources: [],
} as const;

test('a Gateway of a class has a listener with and one without TLS', () => {
  expect(gateway(environmentOf({ edge }))).toMatchObject({
    metadata: { name: 'public', namespace: 'gateway', annotations: { 'networking.gke.io/certmap': 'quay' } },
    spec: {
      gatewayClassName: 'gke-l7-global-external-managed',
      listeners: [
        { name: 'http', port: 80, protocol: 'HTTP' },
        { name: 'https', port: 443, protocol: 'HTTPS' },
      ],
    },
  });
});

test('a certificate is a Secret where there is no map of them', () => {
  const made = gateway(environmentOf({ edge: { ...edge, certificateMap: '', certificateSecret: 'wild' } }));
  expect(made?.metadata.annotations).toBeUndefined();
  expect(made?.['spec']).toMatchObject({
    listeners: [{}, { tls: { mode: 'Terminate', certificateRefs: [{ name: 'wild' }] } }],
  });
});

test('one that is there already is left alone', () => {
  expect(gateway(environmentOf({ edge: { ...edge, class: '' } }))).toBeUndefined();
  expect(gateway(environmentOf({ edge: { kind: 'istio' } }))).toBeUndefined();
});
