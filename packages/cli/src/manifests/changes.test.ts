import type { JsonObject } from '@fairlead/model';
import { expect, test } from 'vitest';
import { objectChanges } from './changes.js';

const object = (spec: JsonObject, id = 'Deployment/api') => ({ owner: 'api', id, object: { spec } });

function fields(before: JsonObject, after: JsonObject) {
  return objectChanges([object(before)], [object(after)]).flatMap((change) => change.fields);
}

test('equal objects are no change, whatever the order of their keys', () => {
  expect(objectChanges([object({ a: 1, b: 2 })], [object({ b: 2, a: 1 })])).toEqual([]);
});

test('a field is shown with its old and its new value', () => {
  expect(fields({ replicas: 2 }, { replicas: 3 })).toEqual([{ path: 'spec.replicas', from: 2, to: 3 }]);
});

test('a field that comes has no old value, and one that goes no new one', () => {
  expect(fields({ old: 1 }, { young: 2 })).toEqual([
    { path: 'spec.old', from: 1 },
    { path: 'spec.young', to: 2 },
  ]);
});

test('items of a list are found by name, wherever they stand', () => {
  const container = (name: string, image: string) => ({ name, image });
  expect(
    fields(
      { containers: [container('server', 'a'), container('proxy', 'p')] },
      { containers: [container('proxy', 'p'), container('server', 'b')] },
    ),
  ).toEqual([{ path: 'spec.containers[server].image', from: 'a', to: 'b' }]);
});

test('containers that run in another order are a change', () => {
  const [one, two] = [{ name: 'one' }, { name: 'two' }];
  expect(fields({ initContainers: [one, two] }, { initContainers: [two, one] })).toEqual([
    { path: 'spec.initContainers[0].name', from: 'one', to: 'two' },
    { path: 'spec.initContainers[1].name', from: 'two', to: 'one' },
  ]);
});

test('an item that is added in front changes no other', () => {
  const before = { env: [{ name: 'PORT', value: '80' }] };
  const after = { env: [{ name: 'LEVEL', value: 'info' }, ...before.env] };
  expect(fields(before, after)).toEqual([{ path: 'spec.env[LEVEL]', to: { name: 'LEVEL', value: 'info' } }]);
});

test('ports of one number and two protocols are two items', () => {
  const port = (protocol: string, nodePort: number) => ({ containerPort: 53, protocol, nodePort });
  expect(
    fields({ ports: [port('TCP', 1), port('UDP', 2)] }, { ports: [port('TCP', 1), port('UDP', 3)] }),
  ).toEqual([{ path: 'spec.ports[1].nodePort', from: 2, to: 3 }]);
});

test('a list of plain values is compared by place', () => {
  expect(fields({ args: ['serve', 'a'] }, { args: ['serve', 'b'] })).toEqual([
    { path: 'spec.args[1]', from: 'a', to: 'b' },
  ]);
});

test('a list that becomes empty is shown whole', () => {
  const env = [{ name: 'PORT', value: '80' }];
  expect(fields({ env }, { env: [] })).toEqual([{ path: 'spec.env', from: env, to: [] }]);
});

test('what was inside an item is shown as it is written', () => {
  const env = [{ name: 'PORT', value: '80' }];
  expect(fields({}, { containers: [{ name: 'server', env }] })).toEqual([
    { path: 'spec.containers', to: [{ name: 'server', env }] },
  ]);
});

test('objects come and go by owner, kind and name', () => {
  const before = [object({}, 'Service/a'), object({}, 'Service/b')];
  const after = [object({}, 'Service/b'), object({}, 'Job/a')];
  expect(objectChanges(before, after).map(({ id, kind }) => `${kind} ${id}`)).toEqual([
    'added Job/a',
    'removed Service/a',
  ]);
});

test('an annotation whose name has dots is one key', () => {
  expect(fields({ labels: { 'a.b/c': '1' } }, { labels: { 'a.b/c': '2' } })).toEqual([
    { path: 'spec.labels["a.b/c"]', from: '1', to: '2' },
  ]);
});
