import type { JsonObject } from '@fairlead/model';
import { expect, test } from 'vitest';
import type { KubeObject } from './object.js';
import { applyPatches, type PatchLayer, withoutTarget } from './patches.js';

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
const all = [deployment, service];
const apply = (patch: PatchLayer['patches'][number]) => applyPatches(all, { file, patches: [patch] });

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

test('a patch of several kinds meets what is there of them, and a Rollout of a Deployment by the Deployment', () => {
  const merge = { metadata: { labels: { a: '2' } } };
  const target = { kind: ['Deployment', 'Rollout'] } as const;
  const rollout = (name: string, spec: JsonObject) => ({
    object: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', metadata: { name }, spec },
  });
  const own = rollout('own', { template: {} });
  const referring = rollout('api-server', { workloadRef: { kind: 'Deployment', name: 'api-server' } });
  const objects: readonly { readonly object: KubeObject }[] = [deployment, own, referring, service];
  const labelsOf = (patch: PatchLayer['patches'][number]) =>
    applyPatches(objects, { file, patches: [patch] }).objects.map(
      ({ object }) => object.metadata.labels?.['a'],
    );
  expect(labelsOf({ target, merge })).toEqual(['2', '2', undefined, undefined]);
  expect(labelsOf({ target: { kind: 'Rollout' }, merge })).toEqual(['1', '2', '2', undefined]);
  expect(labelsOf({ target: { ...target, name: 'own' }, merge })).toEqual(['1', '2', undefined, undefined]);
  const only = applyPatches([own], { file, patches: [{ target, merge }] });
  expect(only.met).toEqual(new Set([0]));
  const none = applyPatches([service], { file, patches: [{ target, merge }] });
  expect(
    withoutTarget({ file, patches: [{ target, merge }] }, none.met, { of: 'prod', objects: [] }),
  ).toMatchObject([{ code: 'FL_PATCH_TARGET', value: { kind: ['Deployment', 'Rollout'] } }]);
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
  const layer: PatchLayer = {
    file,
    patches: [
      { target: { kind: 'Service' }, remove: true },
      { target: { kind: 'Deployment', name: 'api-web' }, remove: true },
    ],
  };
  const { met } = applyPatches(all, layer);
  const known = { of: 'this service', objects: all.map(({ object }) => object) };
  expect(withoutTarget(layer, met, known)).toMatchObject([
    {
      code: 'FL_PATCH_TARGET',
      file,
      path: 'patches.1',
      mend: 'aim it at one of Deployment api-server, Service api-server',
    },
  ]);
});

test('a patch that makes another object of one is refused', () => {
  const { problems } = apply({ target: { kind: 'Service' }, merge: { metadata: { name: 'other' } } });
  expect(problems).toMatchObject([{ code: 'FL_PATCH', path: 'patches.0' }]);
});

test('who patches what is told, also what is taken away', () => {
  const heard: unknown[] = [];
  const patches = [
    { target: { kind: 'Service' }, merge: { spec: { type: 'ClusterIP' } } },
    { target: { kind: 'Service' }, remove: true },
  ] as const;
  applyPatches(all, { file, patches }, ({ by, after }) => heard.push([by.path, after?.['spec']]));
  expect(heard).toEqual([
    ['patches.0', { type: 'ClusterIP' }],
    ['patches.1', undefined],
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

test.each(['remove', 'replace'] as const)('to %s what is not there is a problem', (op) => {
  const { problems } = apply({
    target: { kind: 'Deployment' },
    operations: [{ op, path: '/spec/template/spec/containers/7', value: 1 }],
  });
  expect(problems).toMatchObject([
    {
      code: 'FL_PATCH',
      what: expect.stringContaining('there is nothing at /spec/template/spec/containers/7'),
    },
  ]);
});

test('annotations and labels go with their last entry, whoever takes it away', () => {
  const both = { a: null, b: null };
  const merged = apply({ target: { kind: 'Deployment' }, merge: { metadata: { labels: both } } });
  const operated = apply({
    target: { kind: 'Deployment' },
    operations: [
      { op: 'remove', path: '/metadata/labels/a' },
      { op: 'remove', path: '/metadata/labels/b' },
    ],
  });
  for (const { objects } of [merged, operated]) {
    expect(objects[0]?.object.metadata).toEqual({ name: 'api-server' });
  }
});

test('an empty part that says something stays', () => {
  const spec = { template: { spec: { volumes: [{ name: 'tmp', emptyDir: {} }] } } };
  const { objects } = apply({ target: { kind: 'Deployment' }, merge: { spec } });
  expect(objects[0]?.object).toMatchObject({ spec });
});
