import { declare, platform, resolve } from '@fairlead/model';
import { expect, test } from 'vitest';
import { byHandSecrets } from './by-hand-secrets.js';

const { environment, service } = declare({ environments: ['dev'], sets: [] });

test('a secret that no manifest makes is listed with its keys, and one from a store is not', () => {
  const dev = environment('dev', {
    tier: 'development',
    cloud: { provider: 'google', project: 'quay-dev-sample', region: 'europe-west1' },
    domain: 'dev.quay.example.com',
    delivery: { strategy: 'commit-on-merge' },
  });
  const workloads = { server: { kind: 'worker' } } as const;
  const api = service({
    name: 'api',
    namespace: 'shore',
    secrets: {
      signing: { managed: 'by-hand', keys: { key: 'signing', certificate: 'signing' } },
      mail: { keys: { token: 'api-mail' } },
      broker: { keys: { token: 'api-broker' }, creationPolicy: 'Merge' },
    },
    workloads,
  });
  const gone = service({
    name: 'gone',
    retired: true,
    secrets: { old: { managed: 'by-hand', keys: { a: 'a' } } },
    workloads,
  });
  const repository = { url: 'https://git.example.com/quay.git' };
  const { environments } = resolve(
    platform({ name: 'quay', repository, environments: [dev], services: [api, gone] }),
  );
  expect(environments.flatMap(byHandSecrets)).toEqual([
    {
      severity: 'skipped',
      check: 'Secret api-signing in namespace shore (dev)',
      why: 'made by hand, so only the cluster has it; keys: certificate, key',
    },
    {
      severity: 'skipped',
      check: 'Secret api-broker in namespace shore (dev)',
      why: 'made by somebody else for keys to be merged into, so only the cluster has it; keys: token',
    },
  ]);
});
