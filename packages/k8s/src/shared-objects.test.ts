import { expect, test } from 'vitest';
import { checkEnvironment, renderChecked } from './check/index.js';
import { sharedObjects } from './shared-objects.js';
import { environmentOf } from './testing/at.js';
import { fetched, webService } from './testing/resolved.js';

const withSecret = webService({
  secrets: {
    relay: fetched({ from: ['relay'] }),
  },
});
const other = (provider: object) =>
  environmentOf({ stores: { default: { kind: 'other', provider } as never } });
const ids = (...of: Parameters<typeof sharedObjects>) =>
  sharedObjects(...of).map(({ kind, metadata }) => `${kind}/${metadata.name}`);

test('an environment shares its project, the Applications and the stores that somebody reads', () => {
  const [environment, service] = [other({ fake: { data: [] } }), webService({ name: 'plain' })];
  const project = `AppProject/${environment.platform}-${environment.name}`;
  expect(ids(environment, [withSecret, service])).toEqual([
    project,
    `Application/${environment.name}-web`,
    `Application/${environment.name}-plain`,
    'ClusterSecretStore/default',
  ]);
  expect(ids(environment, [service])).not.toContain('ClusterSecretStore/default');
  expect(ids(environment, [{ ...withSecret, retired: true }])).not.toContain('ClusterSecretStore/default');
});

test('patches of an environment reach what it shares', () => {
  const merge = { spec: { revisionHistoryLimit: 3 } };
  const patches = { platform: [], environment: [{ target: { kind: 'Application' }, merge }] };
  const objects = sharedObjects(environmentOf({ patches } as never), [webService()]);
  expect(objects.find(({ kind }) => kind === 'Application')?.['spec']).toMatchObject({
    revisionHistoryLimit: 3,
  });
});

test('a field that a store does not have is found', () => {
  const found = (provider: object) =>
    checkEnvironment(renderChecked(other(provider), [{ service: withSecret, release: undefined }]), {
      today: '2026-11-26',
      author: () => undefined,
    }).findings.flatMap(({ what }) => (what.startsWith('ClusterSecretStore') ? [what] : []));
  expect(found({ fake: { data: [{ key: 'relay', value: 'x' }] } })).toEqual([]);
  expect(found({ fake: { dta: [] } })).toContainEqual(
    expect.stringContaining('ClusterSecretStore/default spec.provider.fake.dta'),
  );
});
