import { expect, test } from 'vitest';
import { mergeByKey } from './merge-by-key.js';

test.each([
  [
    'variables by name',
    'env',
    [{ name: 'A', value: '1' }],
    [{ name: 'A', value: '2' }],
    [{ name: 'A', value: '2' }],
  ],
  [
    'mounts by path',
    'volumeMounts',
    [{ name: 'tmp', mountPath: '/tmp' }],
    [{ name: 'tmp', mountPath: '/var' }],
    [
      { name: 'tmp', mountPath: '/tmp' },
      { name: 'tmp', mountPath: '/var' },
    ],
  ],
  [
    'ports of a container by number, where they have no names',
    'ports',
    [{ containerPort: 80 }],
    [{ containerPort: 80, hostPort: 8080 }],
    [{ containerPort: 80, hostPort: 8080 }],
  ],
  [
    'ports by name, where all have one',
    'ports',
    [{ name: 'http', port: 80 }],
    [{ name: 'http', port: 81 }],
    [{ name: 'http', port: 81 }],
  ],
  [
    'aliases by address',
    'hostAliases',
    [{ ip: '10.0.0.1' }],
    [{ ip: '10.0.0.2' }],
    [{ ip: '10.0.0.1' }, { ip: '10.0.0.2' }],
  ],
  ['arguments whole', 'args', ['a', 'b'], ['c'], ['c']],
  ['what has no key whole', 'tolerations', [{ key: 'spot' }], [{ key: 'gpu' }], [{ key: 'gpu' }]],
  ['an empty list whole', 'args', ['a'], [], []],
])('%s', (_what, list, into, change, merged) => {
  expect(mergeByKey({ [list]: into }, { [list]: change })).toEqual({ [list]: merged });
});

test('an item of a list is taken away by its key', () => {
  const containers = [{ name: 'server' }, { name: 'proxy' }];
  const change = { containers: [{ name: 'proxy', $patch: 'delete' }] };
  expect(mergeByKey({ containers }, change)).toEqual({ containers: [{ name: 'server' }] });
});

test('what is taken away and was not there leaves no trace', () => {
  expect(mergeByKey({}, { a: null, containers: [{ name: 'x', $patch: 'delete' }] })).toEqual({});
});

test('a list goes with its last item', () => {
  const initContainers = [{ name: 'warm' }];
  const change = { initContainers: [{ name: 'warm', $patch: 'delete' }] };
  expect(mergeByKey({ initContainers, containers: [] }, change)).toEqual({ containers: [] });
});
