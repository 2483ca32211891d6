import { workloadKinds } from '@fairlead/model';
import { expect, test } from 'vitest';
import { atService } from '../../testing/at.js';
import { keysOf, specOf } from '../../testing/parts.js';
import { namespace } from './namespace.js';

const nothing = { quota: {}, limits: {} };

test('the owner of a namespace denies everything that no policy allows', () => {
  const contribution = namespace({ name: 'api-ns', owner: true, ...nothing }, atService());
  expect(specOf(contribution, 'NetworkPolicy/default-deny')).toEqual({
    podSelector: {},
    policyTypes: ['Ingress', 'Egress'],
  });
});

test('a guest in a namespace leaves that to its owner', () => {
  expect(keysOf(namespace({ name: 'api-ns', owner: false, ...nothing }, atService()))).toEqual([]);
});

test('every pod may ask for names', () => {
  const { network } = namespace({ name: 'api-ns', owner: false, ...nothing }, atService());
  const ports = [
    { port: 53, protocol: 'UDP' },
    { port: 53, protocol: 'TCP' },
  ];
  expect(network).toMatchObject([{ into: { kinds: workloadKinds }, egress: { dns: { ports } } }]);
});

test('the owner has the quota and the limits of the namespace', () => {
  const none = { default: '', defaultRequest: '', min: '', max: '' };
  const contribution = namespace(
    {
      name: 'api-ns',
      owner: true,
      quota: { 'requests.cpu': '20' },
      limits: { memory: { ...none, default: '256Mi', max: '4Gi' }, cpu: { ...none, defaultRequest: '50m' } },
    },
    atService(),
  );
  expect(specOf(contribution, 'ResourceQuota/quota')).toEqual({ hard: { 'requests.cpu': '20' } });
  expect(specOf(contribution, 'LimitRange/limits')).toEqual({
    limits: [
      {
        type: 'Container',
        default: { memory: '256Mi' },
        defaultRequest: { cpu: '50m' },
        max: { memory: '4Gi' },
      },
    ],
  });
});
