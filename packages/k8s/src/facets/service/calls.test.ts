import { expect, test } from 'vitest';
import { atService } from '../../testing/at.js';
import { calls } from './calls.js';

test('a call opens the way to the peer’s pods at the port that they listen on', () => {
  const peer = {
    service: 'store',
    workload: 'node',
    namespace: 'store-ns',
    port: 'cql',
    targetPort: 9042,
    exposedPort: 80,
    host: 'store-node.store-ns.svc.cluster.local',
  };
  expect(calls([peer], atService()).network).toMatchObject([
    {
      egress: {
        'call store.node.cql': {
          to: [
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'store-ns' } },
              podSelector: {
                matchLabels: { 'app.kubernetes.io/name': 'store', 'app.kubernetes.io/component': 'node' },
              },
            },
          ],
          ports: [{ port: 9042, protocol: 'TCP' }],
        },
      },
    },
  ]);
});

test('a call over UDP opens the way over UDP', () => {
  const peer = {
    ...{ service: 'names', workload: 'server', namespace: 'names', port: 'dns', targetPort: 5353 },
    ...{ exposedPort: 53, host: 'names-server.names.svc.cluster.local', transport: 'UDP' as const },
  };
  expect(calls([peer], atService()).network).toMatchObject([
    { egress: { 'call names.server.dns': { ports: [{ port: 5353, protocol: 'UDP' }] } } },
  ]);
});
