import { expect, test } from 'vitest';
import { applyPatches } from './patches.js';

const deployment = {
  object: {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'api-server', labels: { a: '1', b: '2' } },
    spec: { template: { spec: { containers: [{ name: 'server', args: ['a', 'b'] }, { name: 'proxy' }] } } },
  },
};
const service = { object: { apiVersion: 'v1', kind: 'Service', metadata: { name: 'api-server' } } };
const file = 'apps/services/api/service.ts';
const apply = (patch: Parameters<typeof applyPatches>[1][number]) =>
  applyPatches([deployment, service], [patch], file);

test('a merge goes by field and by name, and null takes a field away', () => {
  const { objects, problems } = apply({
    target: { kind: 'Deployment' },
    merge: {
      metadata: { labels: { a: null, c: '3' } },
      spec: { template: { spec: { containers: [{ name: 'server', args: ['c'] }, { name: 'log' }] } } },
    },
  });
  expect(problems).toEqual([]);
  expect(objects[0]?.object).toEqual({
    ...deployment.object,
    metadata: { name: 'api-server', labels: { b: '2', c: '3' } },
    spec: {
      template: {
        spec: { containers: [{ name: 'server', args: ['c'] }, { name: 'proxy' }, { name: 'log' }] },
      },
    },
  });
  expect(objects[1]).toBe(service);
});

test('operations of RFC 6902 change one place', () => {
  const { objects } = apply({
    target: { kind: 'Deployment', name: 'api-server' },
    operations: [
      { op: 'test', path: '/metadata/labels/a', value: '1' },
      { op: 'remove', path: '/metadata/labels/a' },
      { op: 'add', path: '/spec/paused', value: true },
    ],
  });
  expect(objects[0]?.object).toMatchObject({ metadata: { labels: { b: '2' } }, spec: { paused: true } });
  expect(deployment.object.metadata.labels.a).toBe('1');
});

test('a removed object is not rendered', () => {
  expect(apply({ target: { kind: 'Service' }, remove: true }).objects).toEqual([deployment]);
});

test('a patch that meets nothing is a problem, and says what there is', () => {
  const { problems } = apply({ target: { kind: 'Deployment', name: 'api-web' }, remove: true });
  expect(problems).toMatchObject([
    {
      code: 'FL_PATCH_TARGET',
      file,
      path: 'patches.0',
      mend: 'aim it at one of Deployment api-server, Service api-server',
    },
  ]);
});

test('an operation that does not fit is a problem, and changes nothing', () => {
  const { objects, problems } = apply({
    target: { kind: 'Deployment' },
    operations: [{ op: 'test', path: '/metadata/labels/a', value: 'other' }],
  });
  expect(problems).toMatchObject([{ code: 'FL_PATCH', path: 'patches.0' }]);
  expect(objects).toEqual([deployment, service]);
});
