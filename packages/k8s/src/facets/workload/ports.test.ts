import { expect, test } from 'vitest';
import { atWorkload } from '../../testing/at.js';
import { keysOf, podOf, specOf } from '../../testing/parts.js';
import { ports } from './ports.js';

const http = { port: 8080, exposed: 80, protocol: 'http' } as const;
const metrics = { port: 9090, exposed: false, protocol: 'http' } as const;

test('a Service offers the exposed ports alone', () => {
  const contribution = ports({ http, metrics }, atWorkload());
  expect(podOf(contribution).main?.ports).toEqual({
    http: { containerPort: 8080, protocol: 'TCP' },
    metrics: { containerPort: 9090, protocol: 'TCP' },
  });
  expect(specOf(contribution, 'Service/api-server')).toEqual({
    type: 'ClusterIP',
    selector: { pods: 'server' },
    ports: [{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP', appProtocol: 'http' }],
  });
});

test('nothing exposed is no Service', () => {
  expect(keysOf(ports({ metrics }, atWorkload()))).toEqual([]);
});

test.each([
  ['grpc', { protocol: 'TCP', appProtocol: 'kubernetes.io/h2c' }],
  ['h2c', { protocol: 'TCP', appProtocol: 'kubernetes.io/h2c' }],
  ['https', { protocol: 'TCP', appProtocol: 'https' }],
  ['tcp', { protocol: 'TCP' }],
  ['udp', { protocol: 'UDP' }],
] as const)('%s is said in the words of Services', (protocol, words) => {
  const contribution = ports({ it: { port: 1, exposed: 1, protocol } }, atWorkload());
  expect(specOf(contribution, 'Service/api-server')).toMatchObject({
    ports: [{ name: 'it', port: 1, targetPort: 'it', ...words }],
  });
});

test('pods of a stateful workload get names of their own through a headless Service', () => {
  const contribution = ports({ http, metrics }, atWorkload({ kind: 'stateful' }));
  expect(keysOf(contribution)).toEqual(['Service/api-server', 'Service/api-server-pods']);
  expect(specOf(contribution, 'Service/api-server-pods')).toMatchObject({
    clusterIP: 'None',
    publishNotReadyAddresses: true,
    ports: [
      { name: 'http', port: 8080 },
      { name: 'metrics', port: 9090 },
    ],
  });
  expect(contribution.controllers).toEqual([
    { workload: 'server', spec: { serviceName: 'api-server-pods' } },
  ]);
});
