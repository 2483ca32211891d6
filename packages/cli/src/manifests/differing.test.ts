import { expect, test } from 'vitest';
import { differing } from './differing.js';

const files = (entries: Readonly<Record<string, string>>) => new Map(Object.entries(entries));

test('equal services are left out, and all files of one that differs are there', () => {
  const before = files({ 'api/objects.yaml': 'a', 'api/kustomization.yaml': 'k', 'web/objects.yaml': 'w' });
  const after = files({ 'api/objects.yaml': 'a', 'api/kustomization.yaml': 'K', 'web/objects.yaml': 'w' });
  const [old, young] = differing(before, after);
  expect(Object.fromEntries(old)).toEqual({ 'api/objects.yaml': 'a', 'api/kustomization.yaml': 'k' });
  expect(Object.fromEntries(young)).toEqual({ 'api/objects.yaml': 'a', 'api/kustomization.yaml': 'K' });
});

test('a service that comes or goes differs', () => {
  const [old, young] = differing(files({ 'api/objects.yaml': 'a' }), files({ 'web/objects.yaml': 'w' }));
  expect([[...old.keys()], [...young.keys()]]).toEqual([['api/objects.yaml'], ['web/objects.yaml']]);
});
