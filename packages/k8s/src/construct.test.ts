import { expect, test } from 'vitest';
import { construct } from './construct.js';

test('objects come out as they went in, in their order', () => {
  const objects = ['b', 'a'].map((name) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: 'n', labels: { z: '1', a: '2' }, annotations: { x: 'y' } },
    data: { list: [{}], empty: {} },
  }));
  expect(construct('api', objects)).toEqual(objects);
});
