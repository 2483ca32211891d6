import { expect, test } from 'vitest';
import { atService } from '../../testing/at.js';
import { callers } from './callers.js';

test('who declares a call may come in, and only at that port', () => {
  const caller = { service: 'web', namespace: 'web-ns', workload: 'server', port: 'http' };
  expect(callers([caller], atService()).network).toEqual([
    {
      into: { workload: 'server' },
      ingress: {
        'caller web http': {
          from: [
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'web-ns' } },
              podSelector: { matchLabels: { 'app.kubernetes.io/name': 'web' } },
            },
          ],
          ports: [{ port: 'http', protocol: 'TCP' }],
        },
      },
    },
  ]);
});

test('who calls over UDP is let in over UDP', () => {
  const caller = {
    service: 'web',
    namespace: 'web',
    workload: 'server',
    port: 'dns',
    transport: 'UDP',
  } as const;
  expect(callers([caller], atService()).network).toMatchObject([
    { ingress: { 'caller web dns': { ports: [{ port: 'dns', protocol: 'UDP' }] } } },
  ]);
});
