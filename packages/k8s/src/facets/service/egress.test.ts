import { expect, test } from 'vitest';
import { atService } from '../../testing/at.js';
import { egress } from './egress.js';

const rule = (to: readonly string[]) =>
  egress({ it: { to, ports: [443, 8443] } }, atService()).network?.[0]?.egress?.['egress it'];

test('a place outside the cluster is its blocks and ports', () => {
  expect(rule(['203.0.113.7/32'])).toEqual({
    to: [{ ipBlock: { cidr: '203.0.113.7/32' } }],
    ports: [
      { port: 443, protocol: 'TCP' },
      { port: 8443, protocol: 'TCP' },
    ],
  });
});

test('everything public is not the cluster, and not the metadata server of the node', () => {
  const [block] = (rule(['0.0.0.0/0'])?.['to'] ?? []) as readonly {
    ipBlock: { except: readonly string[] };
  }[];
  expect(block?.ipBlock.except).toEqual(expect.arrayContaining(['10.0.0.0/8', '169.254.0.0/16']));
  expect(rule(['::/0'])).toMatchObject({
    to: [{ ipBlock: { cidr: '::/0', except: ['fc00::/7', 'fe80::/10'] } }],
  });
});
