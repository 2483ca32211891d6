import { expect, test } from 'vitest';
import { atService } from '../../testing/at.js';
import { keysOf, objectOf } from '../../testing/parts.js';
import { config } from './config.js';

const set = {
  values: { LEVEL: 'info' },
  files: { 'a.conf': 'x\ny\n' },
  restartOnChange: true,
  borrow: false,
} as const;

test('values and files of a set are one ConfigMap', () => {
  expect(objectOf(config({ shared: set }, atService()), 'ConfigMap/api-shared')).toMatchObject({
    metadata: { namespace: 'api-ns' },
    data: { LEVEL: 'info', 'a.conf': 'x\ny\n' },
  });
});

test('a hook that uses a set has a copy that is there before it', () => {
  const { objects = [] } = config({ shared: set, other: set }, atService());
  expect(keysOf({ objects })).toEqual([
    'ConfigMap/api-shared',
    'ConfigMap/api-migrate-shared',
    'ConfigMap/api-other',
  ]);
  expect(objects[1]?.phase).toEqual({ when: 'before', order: -10, rerun: 'each-release' });
});

test('a change replaces the pods that stay up, and only those', () => {
  const hashes = (one: typeof set | Record<string, unknown>) =>
    (config({ shared: { ...set, ...one } }, atService()).pods ?? []).map(({ into, annotations }) => ({
      into,
      annotations,
    }));
  const [first, ...others] = hashes({});
  expect(first?.into).toEqual({ workload: 'server' });
  expect(others).toEqual([]);
  expect(hashes({ values: { LEVEL: 'debug' } })).not.toEqual([first]);
  expect(hashes({ values: { ...set.values } })).toEqual([first]);
});

test('a set can be told to leave the pods alone', () => {
  expect(config({ shared: { ...set, restartOnChange: false } }, atService()).pods).toEqual([]);
});
