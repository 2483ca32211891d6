import { expect, test } from 'vitest';
import { networkPolicy } from './policy.js';

const parts = {
  name: 'api-server',
  namespace: 'api',
  labels: {},
  selector: { a: 'b' },
  ingress: {},
  egress: {},
};

test('what is not named is denied in both directions', () => {
  expect(networkPolicy(parts)['spec']).toEqual({
    podSelector: { matchLabels: { a: 'b' } },
    policyTypes: ['Ingress', 'Egress'],
  });
});

test('rules stand in the order of their reasons', () => {
  const egress = { dns: { ports: [53] }, 'call x': { ports: [80] } };
  expect(networkPolicy({ ...parts, egress })['spec']).toMatchObject({
    egress: [{ ports: [80] }, { ports: [53] }],
  });
});
