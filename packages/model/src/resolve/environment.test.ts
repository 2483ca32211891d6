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

const arrival = { accepts: 'tracked', promote: 'each' };

test.each<[string, Fields, Fields]>([
  ['commit-on-merge', {}, {}],
  ['pull-request', { from: 'dev' }, { autoMerge: false }],
  ['version-release', {}, { versions: '*', prereleases: false }],
  ['version-release', { versions: '^2.0.0 || >=1.4 <2 || 1.x || 3.0.0 - 3.4' }, { prereleases: false }],
  ['digest-commit', {}, { branch: 'deploy/prod' }],
  ['image-updater', { follow: 'main' }, {}],
  ['rollout-restart', { follow: 'main' }, {}],
])('delivery by %s says everything once resolved', (strategy, said, filled) => {
  const prod = environmentOf('prod', { delivery: { strategy, ...said } });
  const { environment } = resolvedIn(platformOf([web], [environmentOf('dev'), prod]), 'prod');
  expect(environment.delivery).toEqual({ strategy, ...said, ...filled, ...arrival });
});

test('digests are committed to the branch that is the ledger', () => {
  const delivery = { strategy: 'digest-commit', branch: 'bot/dev', accepts: 'any' };
  const { environment } = resolvedIn(platformOf([web], [environmentOf('dev', { delivery })]), 'dev');
  expect(environment.ledger).toEqual({ kind: 'branch', branch: 'bot/dev' });
  expect(environment.delivery.accepts).toBe('any');
});

test('the format is the service’s own word, else the environment’s', () => {
  const api = serviceOf('api', { overrides: { dev: { format: 'kustomize' } } });
  const dev = environmentOf('dev', { format: 'helm' });
  const { environment, services } = resolvedIn(platformOf([web, api], [dev]), 'dev');
  const formats = ['web', 'api'].map((name) => services.get(name)?.format);
  expect([environment.format, ...formats]).toEqual(['helm', 'helm', 'kustomize']);
});

test('windows and sets that can be understood are taken as they are', () => {
  const why = { reason: 'nobody is there', timeZone: 'Europe/Berlin' };
  const freezes = {
    once: { ...why, from: '2026-12-18T18:00', to: '2027-01-04T08:00' },
    weekends: { ...why, days: ['friday', 'saturday'], from: '16:00', to: '08:00' },
    nights: { ...why, cron: '0 22 * * *', hours: 8 },
  };
  const promote = { sets: { shop: ['web', 'api'] } };
  const dev = environmentOf('dev', { freezes, delivery: { strategy: 'commit-on-merge', promote } });
  const { environment } = resolvedIn(platformOf([web, serviceOf('api')], [dev]), 'dev');
  expect([environment.freezes, environment.delivery.promote]).toEqual([freezes, promote]);
});

test('an add-on has a namespace of its own and is there until it is switched off', () => {
  const issuer = { repository: 'oci://charts.example.com/x', chart: 'issuer', version: '1.4.2-rc.1' };
  const off = { ...issuer, namespace: 'y', values: { a: [1] }, enabled: false };
  const dev = environmentOf('dev', { addOns: { issuer, off } });
  expect(resolvedIn(platformOf([web], [dev]), 'dev').environment.addOns).toEqual({
    issuer: { ...issuer, namespace: 'issuer', values: {}, enabled: true },
    off,
  });
});
