import { FairleadError } from '@fairlead/model';
import { expect, test } from 'vitest';
import { SharedPatches } from './shared-patches.js';

const folder = 'apps/environments/prod';
const objectOf = (name: string) => ({
  object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: {} },
});
const label = (value: string) => ({ target: { kind: 'ConfigMap' }, merge: { data: { level: value } } });

test('the environment has the last word over the platform', () => {
  const shared = new SharedPatches({
    folder,
    patches: { platform: [label('platform')], environment: [label('environment')] },
  });
  expect(shared.apply([objectOf('a')])).toMatchObject([{ object: { data: { level: 'environment' } } }]);
});

test('a patch that meets an object of one service may meet none of another', () => {
  const environment = [{ target: { kind: 'ConfigMap', name: 'b' }, remove: true }] as const;
  const shared = new SharedPatches({ folder, patches: { platform: [], environment } });
  expect(shared.apply([objectOf('a')])).toHaveLength(1);
  expect(shared.apply([objectOf('b')])).toEqual([]);
  expect(shared.unmet('prod')).toEqual([]);
});

test('a patch that meets nothing in the whole environment is wrong where it is written', () => {
  const patches = {
    platform: [{ target: { kind: 'Ingress' }, remove: true }],
    environment: [label('x')],
  } as const;
  const shared = new SharedPatches({ folder, patches });
  shared.apply([objectOf('a')]);
  expect(shared.unmet('prod')).toMatchObject([
    { code: 'FL_PATCH_TARGET', file: 'apps/platform.ts', path: 'patches.0', what: 'meets no object of prod' },
  ]);
});

test('a patch that does not fit says which file it is in', () => {
  const operations = [{ op: 'remove', path: '/data/none' }] as const;
  const patches = { platform: [], environment: [{ target: { kind: 'ConfigMap' }, operations }] };
  const shared = new SharedPatches({ folder, patches });
  expect(() => shared.apply([objectOf('a')])).toThrow(FairleadError);
  expect(() => shared.apply([objectOf('a')])).toThrow(`${folder}/environment.ts`);
});
