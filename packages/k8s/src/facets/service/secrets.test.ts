import { expect, test } from 'vitest';
import { atService } from '../../testing/at.js';
import { keysOf, specOf } from '../../testing/parts.js';
import { secrets } from './secrets.js';

const remote = { conversionStrategy: 'Default', decodingStrategy: 'None', metadataPolicy: 'None' };
const database = {
  managed: 'external',
  store: 'default',
  refresh: '1h',
  keys: {
    password: { name: 'api-password', property: '', version: 'latest' },
    user: { name: 'api', property: 'user', version: '3' },
  },
  from: ['api-more'],
  template: { url: 'x://{{ .user }}' },
  creationPolicy: 'Owner',
  deletionPolicy: 'Retain',
} as const;

test('a secret says where its values are, and never what they are', () => {
  expect(specOf(secrets({ database }, atService()), 'ExternalSecret/api-database')).toEqual({
    refreshInterval: '1h',
    secretStoreRef: { kind: 'ClusterSecretStore', name: 'default' },
    target: {
      name: 'api-database',
      creationPolicy: 'Owner',
      template: { engineVersion: 'v2', mergePolicy: 'Merge', data: { url: 'x://{{ .user }}' } },
    },
    data: [
      { secretKey: 'password', remoteRef: { key: 'api-password', ...remote } },
      { secretKey: 'user', remoteRef: { key: 'api', property: 'user', version: '3', ...remote } },
    ],
    dataFrom: [{ extract: { key: 'api-more', ...remote } }],
  });
});

test('a hook has a copy that is there before it', () => {
  const { objects = [] } = secrets({ database }, atService());
  expect(keysOf({ objects })).toEqual(['ExternalSecret/api-database', 'ExternalSecret/api-migrate-database']);
  expect(objects[1]?.phase).toMatchObject({ when: 'before', order: -5 });
});

test('a database in a container has its password before it starts', () => {
  const own = { objectName: 'api-main', secret: 'database', secretName: 'api-main-database' };
  const { objects = [] } = secrets(
    { database },
    { ...atService(), workloads: [], ownDatabases: { main: own } },
  );
  expect(keysOf({ objects })).toEqual(['ExternalSecret/api-database', 'ExternalSecret/api-main-database']);
  expect(objects[1]?.order).toBe(-205);
});

test('a Secret that somebody else makes gets the keys, and each copy is made', () => {
  const merged = { ...database, creationPolicy: 'Merge', deletionPolicy: 'Merge' } as const;
  const contribution = secrets({ database: merged }, atService());
  expect(specOf(contribution, 'ExternalSecret/api-database')).toMatchObject({
    target: { name: 'api-database', creationPolicy: 'Merge', deletionPolicy: 'Merge' },
  });
  expect(specOf(contribution, 'ExternalSecret/api-migrate-database')).toMatchObject({
    target: { creationPolicy: 'Owner' },
  });
});

test('a Secret that outlives its ExternalSecret does so in each copy', () => {
  const contribution = secrets({ database: { ...database, creationPolicy: 'Orphan' } }, atService());
  for (const name of ['api-database', 'api-migrate-database']) {
    expect(specOf(contribution, `ExternalSecret/${name}`)).toMatchObject({
      target: { creationPolicy: 'Orphan' },
    });
  }
});

test('what a person keeps is not rendered', () => {
  expect(keysOf(secrets({ signing: { managed: 'by-hand', keys: {} } }, atService()))).toEqual([]);
});
