import { expect, test } from 'vitest';
import type { Service } from '../authoring/service.js';
import {
  changedFiles,
  environmentOf,
  filesOf,
  inProd,
  platformOf,
  resolvedIn,
  server,
  serverOf,
  serviceIn,
  serviceOf,
} from '../testing/platforms.js';
import { resolve } from './resolve.js';

const web = serviceOf('web');
const file = (environment: string, name: string) => `environments/${environment}/services/${name}.json`;
const needs = (environment: string) => `environments/${environment}/needs.json`;

/** The files that change when `api` becomes another one beside an unchanged `web`. */
const changedBy = (before: Service, after: Service) =>
  changedFiles(platformOf([before, web]), platformOf([after, web]));

test('every environment has one file for itself, its needs and each service in it', () => {
  const files = resolve(platformOf([serviceOf('api', { environments: ['dev', 'prod'] }), web])).files;
  expect(files.map(({ path }) => path)).toEqual([
    ...['environments/dev/environment.json', needs('dev'), file('dev', 'api'), file('dev', 'web')],
    ...['environments/prod/environment.json', needs('prod'), file('prod', 'api'), file('prod', 'web')],
    ...['environments/stg/environment.json', needs('stg'), file('stg', 'web')],
  ]);
});

test('an edit that concerns production alone changes only its files', () => {
  expect(
    changedBy(serverOf('api', {}), serverOf('api', {}, inProd({ scaling: { min: 4, max: 8 } }))),
  ).toEqual([file('prod', 'api')]);
});

test('an edit of a common field changes every environment where the service is present', () => {
  const present = { environments: ['dev', 'prod'] };
  expect(changedBy(serverOf('api', {}, present), serverOf('api', { env: { A: 1 } }, present))).toEqual([
    file('dev', 'api'),
    file('prod', 'api'),
  ]);
});

test('an edit that says what already holds changes nothing', () => {
  expect(
    changedBy(serverOf('api', {}), serverOf('api', { security: { runAsUser: 65532 }, probes: {} })),
  ).toEqual([]);
});

test('an edit of an environment changes only that environment', () => {
  const before = platformOf([serviceOf('api')]);
  const stg = environmentOf('stg', { defaults: { server: { scaling: { max: 9 } } } });
  expect(
    changedFiles(before, platformOf([serviceOf('api')], [environmentOf('dev'), stg, environmentOf('prod')])),
  ).toEqual([file('stg', 'api')]);
});

test('a probe is nothing that infrastructure or monitors must know of', () => {
  const probed = serverOf('api', { probes: { liveness: { check: { tcp: 'http' } } }, env: { A: 1 } });
  expect(changedBy(serverOf('api', {}), probed).filter((path) => !path.includes('/services/'))).toEqual([]);
});

test('a secret is something that infrastructure must know of', () => {
  const secret = serverOf('api', {}, { secrets: { db: { keys: { a: 'entry' }, from: ['whole'] } } });
  expect(changedBy(serverOf('api', {}), secret)).toContain(needs('prod'));
  expect(resolvedIn(platformOf([secret]), 'dev').needs.services['api']?.secrets).toEqual({
    default: ['entry', 'whole'],
  });
});

test('the order of keys in the definitions never matters', () => {
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, part]) => [key, reversed(part)]),
    );
  };
  const platform = platformOf([
    serverOf(
      'api',
      {
        ports: { http: { port: 8080, exposed: 80 }, admin: { port: 9090 } },
        env: { B: { call: 'web' }, A: 1 },
        volumes: { b: { from: { empty: { size: '1Mi' } }, at: '/b' }, a: { from: { set: 'own' }, at: '/a' } },
        routes: { b: { hosts: ['b', 'a'], port: 'http' }, a: { port: 'admin', hosts: ['c'] } },
      },
      {
        calls: { web: 'server.http' },
        config: { own: { values: { B: 1, A: 2 } } },
        ...inProd({ env: { C: 1, A: 2 } }),
      },
    ),
    web,
  ]);
  const other = reversed({ ...platform, services: [...platform.services].reverse() });
  expect(filesOf(other as typeof platform)).toEqual(filesOf(platform));
});

test('a workload is only where it is said to be', () => {
  const cron = { kind: 'cron', schedule: { cron: '0 3 * * *' }, environments: ['prod'] };
  const platform = platformOf([serviceOf('api', { workloads: { server, nightly: cron } })]);
  expect(Object.keys(serviceIn(platform, 'dev', 'api').workloads)).toEqual(['server']);
  expect(Object.keys(serviceIn(platform, 'prod', 'api').workloads)).toEqual(['server', 'nightly']);
});

test('an environment default reaches the kind it is for, below what the service says', () => {
  const worker = { kind: 'worker' };
  const defaults = {
    all: { placement: { nodeSelector: { pool: 'spot' } } },
    worker: { scaling: { min: 3, max: 5 } },
  };
  const workloads = { server, worker, own: { ...worker, scaling: { min: 4 } } };
  const platform = platformOf([serviceOf('api', { workloads })], [environmentOf('stg', { defaults })]);
  const { workloads: found } = serviceIn(platform, 'stg', 'api');
  expect(found['server']?.scaling).toMatchObject({ min: 2, max: 2 });
  expect(found['worker']?.scaling).toMatchObject({ min: 3, max: 5 });
  expect(found['own']?.scaling).toMatchObject({ min: 4, max: 5 });
  expect(Object.values(found).map(({ placement }) => placement.nodeSelector['pool'])).toEqual([
    'spot',
    'spot',
    'spot',
  ]);
});

test('a default for a kind goes over the one for every workload', () => {
  const defaults = {
    all: { resources: { requests: { cpu: '1' } } },
    server: { resources: { requests: { cpu: '2' } } },
  };
  const platform = platformOf([serviceOf('api')], [environmentOf('dev', { defaults })]);
  expect(serviceIn(platform, 'dev', 'api').workloads['server']?.resources.requests.cpu).toBe('2');
});

test('a default of which nothing is said may differ by kind and by tier', () => {
  const platform = platformOf([serviceOf('api', { workloads: { server, worker: { kind: 'worker' } } })]);
  const [dev, prod] = ['dev', 'prod'].map((name) => serviceIn(platform, name, 'api').workloads);
  expect([dev?.['server']?.shutdown?.noticeSeconds, dev?.['worker']?.shutdown?.noticeSeconds]).toEqual([
    5, 0,
  ]);
  expect([dev?.['server']?.scaling?.min, prod?.['server']?.scaling?.min]).toEqual([1, 3]);
});

test('an override can take away one key of a secret, one route and one volume', () => {
  const facets = {
    routes: { public: { hosts: ['a'], port: 'http' }, admin: { hosts: ['b'], port: 'http' } },
    volumes: { tmp: { from: { empty: { size: '1Mi' } } } },
  };
  const fields = {
    secrets: { db: { keys: { a: 'x', b: 'y' } } },
    overrides: {
      prod: {
        secrets: { db: { keys: { a: null } } },
        workloads: { server: { routes: { admin: null }, volumes: { tmp: null } } },
      },
    },
  };
  const { secrets, workloads } = serviceIn(platformOf([serverOf('api', facets, fields)]), 'prod', 'api');
  expect(Object.keys(secrets['db']?.keys ?? {})).toEqual(['b']);
  expect(Object.keys(workloads['server']?.routes ?? {})).toEqual(['public']);
  expect(workloads['server']?.volumes).toEqual({});
});

test('a variable without a value is none', () => {
  const { workloads } = serviceIn(
    platformOf([serverOf('api', { env: { A: undefined, B: 0 } })]),
    'dev',
    'api',
  );
  expect(workloads['server']?.env).toEqual({ B: { value: '0' } });
});

test('a default for every workload is no problem where a kind does not have the facet', () => {
  const workloads = { server, nightly: { kind: 'cron', schedule: { cron: '0 3 * * *' } } };
  const prod = environmentOf('prod', { defaults: { all: { shutdown: { drainSeconds: 40 } } } });
  const { workloads: found } = serviceIn(
    platformOf([serviceOf('api', { workloads })], [prod]),
    'prod',
    'api',
  );
  expect(found['server']?.shutdown?.drainSeconds).toBe(40);
  expect(found['nightly']).not.toHaveProperty('shutdown');
});

test('a retired service keeps its file and is needed by nobody', () => {
  const found = resolvedIn(platformOf([serviceOf('api', { retired: true }), web]), 'dev');
  expect(found.services.get('api')?.retired).toBe(true);
  expect(Object.keys(found.needs.services)).toEqual(['web']);
});
