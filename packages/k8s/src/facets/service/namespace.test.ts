import { workloadKinds } from '@fairlead/model';
import { expect, test } from 'vitest';
import { atService } from '../../testing/at.js';
import { keysOf, specOf } from '../../testing/parts.js';
import { namespace } from './namespace.js';

test('the owner of a namespace denies everything that no policy allows', () => {
  const contribution = namespace({ name: 'api-ns', owner: true }, atService());
  expect(specOf(contribution, 'NetworkPolicy/default-deny')).toEqual({
    podSelector: {},
    policyTypes: ['Ingress', 'Egress'],
  });
});

test('a guest in a namespace leaves that to its owner', () => {
  expect(keysOf(namespace({ name: 'api-ns', owner: false }, atService()))).toEqual([]);
});

test('every pod may ask for names', () => {
  const { network } = namespace({ name: 'api-ns', owner: false }, atService());
  const ports = [
    { port: 53, protocol: 'UDP' },
    { port: 53, protocol: 'TCP' },
  ];
  expect(network).toMatchObject([{ into: { kinds: workloadKinds }, egress: { dns: { ports } } }]);
});
