import { environmentOf, type Fields, platformOf, server, serviceOf } from './platforms.js';
import { type Wrong, wrongInProd, wrongService } from './wrong.js';
import { wrongEnvironment } from './wrong-environments.js';

const route = { hosts: ['a'], port: 'http' };
const withRoute = (fields: Fields) => ({ routes: { public: { ...route, ...fields } } });

/** An environment that leaves out what it must say. */
function without(field: string): Wrong {
  const prod = environmentOf('prod', { [field]: undefined });
  const said = { code: 'FL_MISSING', because: `no ${field}`, path: field, value: undefined } as const;
  const file = 'apps/environments/prod/environment.ts';
  return { ...said, file, platform: platformOf([serviceOf('api')], [environmentOf('dev'), prod]) };
}

const platform = platformOf([serviceOf('api')]);

/** Values of quite another form than their types say. */
export const wrongShapes: readonly Wrong[] = [
  wrongInProd(withRoute({ tls: 'terminat' }), {
    ...{ code: 'FL_FIELD_KIND', because: 'no such word', path: 'routes.public.tls', value: 'terminat' },
  }),
  wrongInProd(withRoute({ hosts: 'www' }), {
    ...{ code: 'FL_FIELD_KIND', because: 'a text for a list', path: 'routes.public.hosts', value: 'www' },
  }),
  wrongInProd(withRoute({ hosts: ['www', 5] }), {
    ...{ code: 'FL_FIELD_KIND', because: 'a number for a text', path: 'routes.public.hosts.1', value: 5 },
  }),
  wrongInProd(withRoute({ timeoutSecond: 5 }), {
    ...{
      code: 'FL_FIELD_UNKNOWN',
      because: 'a typo in a route',
      path: 'routes.public.timeoutSecond',
      value: 5,
    },
  }),
  wrongInProd(withRoute({ auth: { kind: 'basik', secret: 'x' } }), {
    ...{ code: 'FL_FIELD_KIND', because: 'no such form', path: 'routes.public.auth.kind', value: 'basik' },
  }),
  wrongInProd(withRoute({ auth: { kind: 'basic' } }), {
    ...{ code: 'FL_MISSING', because: 'half of a form', path: 'routes.public.auth.secret' },
  }),
  wrongInProd(
    { probes: { liveness: { check: { htp: '/livez', port: 'http' } } } },
    {
      code: 'FL_FIELD_UNKNOWN',
      because: 'a typo in a form',
      path: 'probes.liveness.check.htp',
      value: '/livez',
    },
  ),
  wrongInProd(
    { scaling: { external: { queue: { averageValue: '5' } } } },
    { code: 'FL_MISSING', because: 'nobody says which', path: 'scaling.external.queue.selector' },
  ),
  wrongService(
    { workloads: { server: { ...server, run: 'node' } } },
    { code: 'FL_FIELD_KIND', because: 'a text for an object', path: 'workloads.server.run', value: 'node' },
  ),
  wrongService(
    { config: { own: { values: { WHEN: new Date(0) } } } },
    { code: 'FL_FIELD_KIND', because: 'a date', path: 'config.own.values.WHEN' },
  ),
  wrongService(
    { config: { own: { values: JSON.parse('{"__proto__":"x"}') } } },
    {
      code: 'FL_NAME_RESERVED',
      because: 'what every object has',
      path: 'config.own.values.__proto__',
      value: '__proto__',
    },
  ),
  wrongService({ workloads: undefined }, { code: 'FL_MISSING', because: 'nothing runs', path: 'workloads' }),
  wrongService(
    { workloads: [server] },
    { code: 'FL_FIELD_KIND', because: 'a list of workloads', path: 'workloads' },
  ),
  without('delivery'),
  without('cloud'),
  without('domain'),
  wrongEnvironment(
    { cloud: { provider: 'azure', region: 'westeurope' } },
    { code: 'FL_FIELD_KIND', because: 'no such cloud', path: 'cloud.provider', value: 'azure' },
  ),
  ...(
    [
      ['cloud.zone', { cloud: { provider: 'google', project: 'a', region: 'b', zone: 'c' } }],
      ['cluster.zone', { cluster: { name: 'a', zone: 'c' } }],
      ['delivery.zone', { delivery: { strategy: 'commit-on-merge', zone: 'c' } }],
      ['gateway.zone', { gateway: { zone: 'c' } }],
      ['ledger.zone', { ledger: { kind: 'tree', zone: 'c' } }],
      ['stores.default.zone', { stores: { default: { kind: 'google-secret-manager', zone: 'c' } } }],
      ['defaults.server.scaling.zone', { defaults: { server: { scaling: { zone: 'c' } } } }],
    ] as const
  ).map(([path, fields]) =>
    wrongEnvironment(fields, { code: 'FL_FIELD_UNKNOWN', because: path, path, value: 'c' }),
  ),
  {
    ...{ code: 'FL_FIELD_UNKNOWN', because: 'of a platform', path: 'colour', value: 'red' },
    ...{ file: 'apps/platform.ts', platform: { ...platform, colour: 'red' } as never },
  },
  {
    ...{ code: 'FL_FIELD_KIND', because: 'no list', path: 'services', value: undefined },
    ...{ file: 'apps/platform.ts', platform: { ...platform, services: {} } as never },
  },
  {
    ...{ code: 'FL_FIELD_KIND', because: 'a name that is a number', path: 'services.0.name', value: 5 },
    ...{ file: 'apps/platform.ts', platform: platformOf([serviceOf(5 as never)]) },
  },
];
