import type { JsonObject } from '@fairlead/model';
import { expect, test } from 'vitest';
import { differences } from './differences.js';

const schema = {
  properties: {
    labels: { additionalProperties: { type: 'string' } },
    names: { 'x-kubernetes-list-type': 'set' },
    ports: {
      'x-kubernetes-list-type': 'map',
      'x-kubernetes-list-map-keys': ['port', 'protocol'],
      items: { $ref: '#/definitions/Port' },
    },
    rules: { items: {} },
  },
};
const definitions = {
  Port: { properties: { rules: { items: {} } } },
};
const found = (sent: JsonObject, kept: JsonObject) => differences(sent, kept, { schema, definitions });

test('what a server adds to an object is its own', () => {
  expect(found({ labels: { a: 'b' } }, { labels: { a: 'b', c: 'd' }, status: {} })).toEqual([]);
});

test('what a server adds to an item with keys is its own, also where a key has its default', () => {
  expect(found({ ports: [{ port: 80 }] }, { ports: [{ port: 80, protocol: 'TCP', name: '' }] })).toEqual([]);
});

test('what a server adds inside a list without keys is a difference', () => {
  expect(found({ rules: [{ a: 1 }] }, { rules: [{ a: 1, b: 2 }] })).toEqual([
    'rules: sent [{"a":1}], kept [{"a":1,"b":2}]',
  ]);
  const [one, other] = [
    { port: 80, rules: [{ a: 1 }] },
    { port: 80, protocol: 'TCP', rules: [{}] },
  ];
  expect(found({ ports: [one] }, { ports: [other] })).toEqual([
    'ports[80/].rules: sent [{"a":1}], kept [{}]',
  ]);
});

test('a value that is written in another way is a difference', () => {
  expect(found({ labels: { cpu: '1000m' } }, { labels: { cpu: '1' } })).toEqual([
    'labels.cpu: sent "1000m", kept "1"',
  ]);
});

test('what is sent and not kept is a difference', () => {
  expect(found({ rules: [] }, {})).toEqual(['rules: sent [], kept undefined']);
  expect(found({ ports: [{ port: 80 }] }, { ports: [] })).toHaveLength(1);
});

test('the order of a set and of fields does not matter', () => {
  expect(
    found({ names: ['b', 'a'], rules: [{ a: 1, b: 2 }] }, { names: ['a', 'b'], rules: [{ b: 2, a: 1 }] }),
  ).toEqual([]);
});
