import { expect, test } from 'vitest';
import { reader, secretStores } from './secret-stores.js';
import { environmentOf } from './testing/at.js';
import { fetched, webService } from './testing/resolved.js';

const api = { namespace: 'api', stores: ['default'] };

test.each([
  ['google-secret-manager', { project: 'p' }, { gcpsm: { projectID: 'p' } }],
  [
    'aws-secrets-manager',
    { region: 'eu-west-1' },
    { aws: { service: 'SecretsManager', region: 'eu-west-1' } },
  ],
  [
    'vault',
    { server: 'https://vault.example.com', path: 'kv', role: 'reader' },
    {
      vault: {
        server: 'https://vault.example.com',
        path: 'kv',
        version: 'v2',
        auth: {
          kubernetes: {
            mountPath: 'kubernetes',
            role: 'reader',
            serviceAccountRef: { name: 'external-secrets', namespace: 'external-secrets' },
          },
        },
      },
    },
  ],
  [
    'other',
    { provider: { doppler: { auth: { secretRef: { dopplerToken: { name: 'doppler' } } } } } },
    { doppler: { auth: { secretRef: { dopplerToken: { name: 'doppler' } } } } },
  ],
])('a store of %s is described in the words of External Secrets', (kind, fields, provider) => {
  const environment = environmentOf({ stores: { default: { kind, ...fields } as never } });
  expect(secretStores(environment, [api]).get('default')?.['spec']).toMatchObject({ provider });
});

test('a store is open to the namespaces of those who read it, and one that nobody reads is not there', () => {
  const kind = 'google-secret-manager';
  const environment = environmentOf({
    stores: {
      default: { kind, project: 'p' },
      theirs: { kind, project: 'q' },
      unused: { kind, project: 'r' },
    },
  });
  const stores = secretStores(environment, [
    { namespace: 'web', stores: ['theirs', 'default'] },
    api,
    { namespace: 'api', stores: ['default'] },
    { namespace: 'docs', stores: [] },
  ]);
  expect([...stores].map(([name, { spec }]) => [name, (spec as { conditions: unknown }).conditions])).toEqual(
    [
      ['default', [{ namespaces: ['api', 'web'] }]],
      ['theirs', [{ namespaces: ['web'] }]],
    ],
  );
});

test('what a person keeps is in no store', () => {
  const secrets = {
    kept: { managed: 'by-hand', keys: {} },
    fetched: fetched({ store: 'vault' }),
  } as const;
  expect(reader(webService({ secrets }))).toEqual({ namespace: 'web', stores: ['vault'] });
});
