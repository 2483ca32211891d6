import { expect, test } from 'vitest';
import {
  environmentOf,
  type Fields,
  platformOf,
  resolvedIn,
  serviceIn,
  serviceOf,
} from '../testing/platforms.js';
import { resolve } from './resolve.js';

const web = serviceOf('web');

test('in a retired environment every service is retired', () => {
  const found = resolvedIn(platformOf([web], [environmentOf('dev', { retired: true })]), 'dev');
  expect([found.retired, found.services.get('web')?.retired]).toEqual([true, true]);
  expect(found.needs.services).toEqual({});
});

test.each<[string, Fields, string]>([
  ['Google', {}, 'europe-west1-docker.pkg.dev/harbour-dev-sample/harbour/api'],
  [
    'AWS',
    { cloud: { provider: 'aws', account: '1', region: 'eu' } },
    '1.dkr.ecr.eu.amazonaws.com/harbour/api',
  ],
  ['no cloud', { cloud: { provider: 'none' } }, 'localhost:5000/harbour/api'],
  ['a registry of its own', { registry: 'ghcr.io/sea' }, 'ghcr.io/sea/api'],
])('an image that is built here is named by the registry of %s', (_, fields, repository) => {
  const { images } = serviceIn(platformOf([serviceOf('api')], [environmentOf('dev', fields)]), 'dev', 'api');
  expect(images['main']?.repository).toBe(repository);
});

test('an environment is production-like where its tier says so', () => {
  const { environments } = resolve(platformOf([web]));
  expect(environments.map(({ environment }) => environment.protected)).toEqual([false, false, true]);
  expect(environments[0]?.environment).toMatchObject({
    cluster: { name: 'harbour-dev' },
    folder: 'apps/environments/dev',
    stores: { default: { kind: 'google-secret-manager' } },
    ledger: { kind: 'tree' },
  });
});
