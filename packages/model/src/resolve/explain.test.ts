import { expect, test } from 'vitest';
import { FairleadError } from '../problem.js';
import { environmentOf, inProd, platformOf, resolvedIn, serverOf, serviceOf } from '../testing/platforms.js';
import { explain } from './explain.js';

const apiFile = 'apps/services/api/service.ts';
const file = (name: string) => `apps/environments/${name}/environment.ts`;

const environments = [
  environmentOf('dev', {
    defaults: { server: { scaling: { min: 2, max: 2 } } },
    sets: { shared: { values: { LEVEL: 'debug' } } },
  }),
  environmentOf('prod', { defaults: { all: { pod: { labels: { 'example.com/team': 'sea' } } } } }),
];
const api = serverOf(
  'api',
  {
    scaling: { min: 3, max: 3 },
    env: { PORT: 8080, SELF: { call: 'web' } },
    envFrom: [{ set: 'shared' }],
    routes: { public: { hosts: ['api'], port: 'http' } },
    shutdown: { drainSeconds: 25 },
  },
  {
    calls: { web: 'server.http' },
    overrides: {
      dev: { workloads: { server: { scaling: { min: 4, max: 6 } } } },
      prod: { workloads: { server: { env: { PORT: null }, envFrom: [], scaling: { max: null } } } },
    },
  },
);
const platform = platformOf([api, serviceOf('web')], environments);
const dev = resolvedIn(platform, 'dev');
const prod = resolvedIn(platform, 'prod');

const addresses = (found: ReturnType<typeof explain>) => found.map(({ address }) => address);
const chainOf = (at: typeof dev, address: string) =>
  explain(at, address)[0]?.chain.map(({ layer, value }) => [layer, value]);

test('a value is explained by every layer that had a say, each with its file', () => {
  expect(explain(dev, 'api.server.scaling.min')).toEqual([
    {
      address: 'api.server.scaling.min',
      value: 4,
      chain: [
        { layer: 'built-in default', file: '', path: '', value: 2 },
        { layer: 'tier', file: '', path: '', value: 1 },
        { layer: 'environment default', file: file('dev'), path: 'defaults.server.scaling.min', value: 2 },
        { layer: 'service', file: apiFile, path: 'workloads.server.scaling.min', value: 3 },
        { layer: 'override', file: apiFile, path: 'overrides.dev.workloads.server.scaling.min', value: 4 },
      ],
    },
  ]);
});

test('an object is explained by each value in it', () => {
  expect(addresses(explain(dev, 'api.server.shutdown'))).toEqual([
    'api.server.shutdown.drainSeconds',
    'api.server.shutdown.noticeSeconds',
  ]);
  expect(explain(dev, 'api.server.resources.limits')).toHaveLength(3);
});

test('a service is explained by each value in it, and each has a chain that ends with it as it was written', () => {
  const all = explain(dev, 'api');
  expect(all.length).toBeGreaterThan(80);
  for (const { address, value, chain } of all)
    expect({ [address]: value }).toMatchObject({ [address]: chain.at(-1)?.value });
});

test('what a rule settles is one thing, after what was declared', () => {
  const declared = { call: 'web' };
  const settled = { value: 'http://web-server.web.svc.cluster.local' };
  expect(addresses(explain(dev, 'api.server.env'))).toEqual([
    'api.server.env.PORT.value',
    'api.server.env.SELF',
  ]);
  expect(chainOf(dev, 'api.server.env.SELF')).toEqual([
    ['service', declared],
    ['derived', settled],
  ]);
  expect(addresses(explain(dev, 'api.server.replicas'))).toEqual(['api.server.replicas']);
  expect(chainOf(dev, 'api.server.routes.public.hosts')).toEqual([
    ['service', ['api']],
    ['derived', ['api.dev.example.com']],
  ]);
});

test('a part of what a rule settles is explained when it is asked for itself', () => {
  expect(explain(dev, 'api.server.termination.graceSeconds')).toMatchObject([
    { value: 35, chain: [{ layer: 'derived', value: 35 }] },
  ]);
});

test('what an override takes away is shown only when it is asked for', () => {
  expect(addresses(explain(prod, 'api.server.env'))).toEqual(['api.server.env.SELF']);
  expect(explain(prod, 'api.server.env.PORT')).toMatchObject([{ value: undefined }]);
  expect(chainOf(prod, 'api.server.env.PORT')?.at(-1)).toEqual(['override', undefined]);
});

test('a default that holds again stands at the end of the chain', () => {
  expect(explain(prod, 'api.server.scaling.max')[0]?.value).toBe(3);
  expect(chainOf(prod, 'api.server.scaling.max')).toEqual([
    ['built-in default', 3],
    ['service', 3],
    ['override', undefined],
    ['built-in default', 3],
  ]);
});

test('a name with dots in it is found', () => {
  expect(explain(prod, 'api.server.pod.labels.example.com/team')).toMatchObject([
    {
      value: 'sea',
      chain: [
        {
          layer: 'environment default',
          file: file('prod'),
          path: 'defaults.all.pod.labels.example.com/team',
        },
      ],
    },
  ]);
});

test('what is in a short form is explained by the place that stands in the file', () => {
  const short = serviceOf('short', {
    calls: { web: 'server.http' },
    namespace: 'sea',
    images: { main: { build: { target: 'run' } } },
    secrets: { db: { keys: { a: 'entry', b: { name: 'other' } } } },
    overrides: { dev: { namespace: { name: 'lake' } } },
  });
  const at = resolvedIn(platformOf([short, serviceOf('web')], environments), 'dev');
  const pathsOf = (address: string) =>
    explain(at, `short.${address}`)[0]?.chain.flatMap(({ path }) => (path === '' ? [] : [path]));
  expect(pathsOf('secrets.db.keys.a.name')).toEqual(['secrets.db.keys.a']);
  expect(pathsOf('secrets.db.keys.b.name')).toEqual(['secrets.db.keys.b.name']);
  expect(pathsOf('namespace.name')).toEqual(['namespace', 'overrides.dev.namespace.name']);
  expect(pathsOf('calls.web')).toEqual(['calls.web']);
  expect(pathsOf('images.main.target')).toEqual(['images.main']);
});

test('a shared set is explained by the environment that defines it', () => {
  expect(explain(dev, 'api.config.shared.values')).toMatchObject([
    {
      address: 'api.config.shared.values.LEVEL',
      chain: [{ file: file('dev'), path: 'sets.shared.values.LEVEL' }],
    },
  ]);
});

test('what a service learns of its peers is explained as derived', () => {
  expect(explain(dev, 'web.callers')).toMatchObject([
    { value: [{ service: 'api' }], chain: [{ layer: 'derived' }] },
  ]);
  expect(explain(dev, 'api.images.main.repository')).toMatchObject([{ chain: [{ layer: 'derived' }] }]);
});

test.each([
  ['nobody.server.scaling', 'api, web'],
  ['api.server.scalin', 'scaling'],
  ['api.server.scaling.minimum', 'min'],
  ['api.sever.scaling', 'server'],
  ['api.about.team', 'owner'],
  ['api.server.toString', 'scaling'],
  ['', 'api, web'],
])('%s is no address, and what is there is named', (address, known) => {
  expect(() => explain(dev, address)).toThrow(FairleadError);
  expect(() => explain(dev, address)).toThrow(known);
});

test.each([
  ['ap.server.scaling', 'api'],
  ['api.sever.scaling', 'api.server.scaling'],
  ['api.server.scalng', 'api.server.scaling'],
  ['api.server.scalng.min', 'api.server.scaling.min'],
  ['api.server.scalng.least', 'api.server.scaling'],
  ['api.server.env.PROT.value', 'api.server.env.PORT.value'],
])('%s probably means %s', (address, meant) => {
  expect(() => explain(dev, address)).toThrow(`did you mean ${meant}? name one of `);
});

test('whatever is named instead of what is not there can be explained', () => {
  const known = (address: string) => {
    try {
      return explain(dev, address) && [];
    } catch (error) {
      const [problem] = error instanceof FairleadError ? error.problems : [];
      return problem?.mend.replace('name one of ', '').split(', ') ?? [];
    }
  };
  const facets = known('api.nothing-like-it');
  expect(facets).toContain('server');
  for (const name of facets) expect(explain(dev, `api.${name}`)).not.toEqual([]);
});

test('an override is explained only where it holds', () => {
  const only = platformOf([serverOf('api', {}, inProd({ scaling: { min: 5, max: 9 } }))]);
  expect(chainOf(resolvedIn(only, 'stg'), 'api.server.scaling.min')).toEqual([['built-in default', 2]]);
  expect(chainOf(resolvedIn(only, 'prod'), 'api.server.scaling.min')?.at(-1)).toEqual(['override', 5]);
});
