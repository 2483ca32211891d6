import type { ResolvedWorkloadFacets } from '@fairlead/model';
import { expect, test } from 'vitest';
import { atWorkload } from '../../testing/at.js';
import { podOf, specOf } from '../../testing/parts.js';
import { volumes } from './volumes.js';

type Volume = ResolvedWorkloadFacets['volumes'][string];

const volume = (from: Volume['from'], more: Partial<Volume> = {}): Volume => ({
  from,
  at: '/data',
  subPath: '',
  readOnly: false,
  items: {},
  mode: '0440',
  ...more,
});
const claim = { size: '1Gi', accessMode: 'ReadWriteOnce', eachPod: false } as const;
const compiled = (one: Volume) => volumes({ data: one }, atWorkload());

test('an empty volume has a size that it cannot exceed', () => {
  const { main, volumes: sources } = podOf(compiled(volume({ empty: { size: '16Mi', inMemory: true } })));
  expect(sources).toEqual({ data: { emptyDir: { medium: 'Memory', sizeLimit: '16Mi' } } });
  expect(main?.mounts).toEqual({ '/data': { name: 'data' } });
});

test('files of a set keep their mode, and are renamed by key', () => {
  const one = volume({ set: 'files', optional: true }, { items: { a: 'b' }, readOnly: true, subPath: 'b' });
  const { main, volumes: sources } = podOf(compiled(one));
  const items = [{ key: 'a', path: 'b' }];
  expect(sources).toEqual({
    data: { configMap: { name: 'api-files', defaultMode: 0o440, items, optional: true } },
  });
  expect(main?.mounts).toEqual({ '/data': { name: 'data', subPath: 'b', readOnly: true } });
});

test('keys of a secret become files', () => {
  const { volumes: sources } = podOf(compiled(volume({ secret: 'database' }, { mode: '0400' })));
  expect(sources).toEqual({ data: { secret: { secretName: 'api-database', defaultMode: 256 } } });
});

test('a volume without a path is for the containers beside the main one', () => {
  expect(podOf(compiled(volume({ set: 'files' }, { at: '' }))).main).toEqual({});
});

test('kept storage is a claim', () => {
  const contribution = compiled(volume({ claim: { ...claim, storageClass: 'fast' } }));
  expect(specOf(contribution, 'PersistentVolumeClaim/api-server-data')).toEqual({
    accessModes: ['ReadWriteOnce'],
    volumeMode: 'Filesystem',
    resources: { requests: { storage: '1Gi' } },
    storageClassName: 'fast',
  });
  expect(podOf(contribution).volumes).toEqual({
    data: { persistentVolumeClaim: { claimName: 'api-server-data' } },
  });
});

test('storage for many nodes says so', () => {
  const contribution = compiled(volume({ claim: { ...claim, accessMode: 'ReadWriteMany' } }));
  expect(specOf(contribution, 'PersistentVolumeClaim/api-server-data')).toMatchObject({
    accessModes: ['ReadWriteMany'],
  });
});

test('storage of each pod is a template of the controller', () => {
  const contribution = compiled(volume({ claim: { ...claim, eachPod: true } }));
  expect(contribution.controllers).toMatchObject([
    { workload: 'server', claims: { data: { resources: { requests: { storage: '1Gi' } } } } },
  ]);
  expect(podOf(contribution)).toEqual({
    into: { workload: 'server' },
    main: { mounts: { '/data': { name: 'data' } } },
  });
});
