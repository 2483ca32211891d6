import { inProd, platformOf, server, serverOf, serviceOf } from './platforms.js';
import { apiFile, type Wrong, wrongInProd, wrongService } from './wrong.js';

const secrets = { db: { keys: { password: 'db-password' } } };
const long = 'a'.repeat(38);
const database = { engine: 'postgres', connection: { kind: 'host', host: 'db', port: 5432 } };

function wrongPlatform(of: Pick<Wrong, 'platform' | 'code' | 'because' | 'path'> & Partial<Wrong>): Wrong {
  return { file: apiFile, value: undefined, ...of };
}

/** Mistakes that only show when facets, services or environments are seen together. */
export const wrongReferences: readonly Wrong[] = [
  wrongInProd(
    { probes: { readiness: { check: { tcp: 'htp' } } } },
    { code: 'FL_PORT_UNKNOWN', because: 'a probe of no port', path: 'probes.readiness.check', value: 'htp' },
  ),
  wrongInProd(
    { sidecars: { proxy: { image: 'main', probes: { readiness: { check: { tcp: 'http' } } } } } },
    {
      code: 'FL_PORT_UNKNOWN',
      because: 'a sidecar probed at a port of another',
      path: 'sidecars.proxy.probes.readiness.check',
      value: 'http',
    },
  ),
  wrongInProd(
    { ports: { http: { exposed: false } }, routes: { public: { hosts: ['api'], port: 'http' } } },
    {
      code: 'FL_PORT_UNKNOWN',
      because: 'a route to what no Service offers',
      path: 'routes.public.port',
      value: 'http',
    },
  ),
  wrongInProd(
    { services: { extra: { ports: ['x'] } } },
    { code: 'FL_PORT_UNKNOWN', because: 'a Service of no port', path: 'services.extra.ports', value: 'x' },
  ),
  wrongInProd(
    { telemetry: { metricsPort: 'x' } },
    { code: 'FL_PORT_UNKNOWN', because: 'metrics at no port', path: 'telemetry.metricsPort', value: 'x' },
  ),
  wrongInProd(
    { env: { P: { secret: 'dc', key: 'password' } } },
    { code: 'FL_SECRET_UNKNOWN', because: 'a variable from no secret', path: 'env.P', value: 'dc' },
    { secrets },
  ),
  wrongInProd(
    { volumes: { db: { from: { secret: 'dc' } } } },
    { code: 'FL_SECRET_UNKNOWN', because: 'a volume from no secret', path: 'volumes.db.from', value: 'dc' },
    { secrets },
  ),
  wrongInProd(
    { env: { P: { secret: 'db', key: 'pasword' } } },
    { code: 'FL_SECRET_KEY_UNKNOWN', because: 'no such key', path: 'env.P', value: 'pasword' },
    { secrets },
  ),
  wrongInProd(
    { envFrom: [{ set: 'constructor' }] },
    { code: 'FL_SET_UNKNOWN', because: 'no such set', path: 'envFrom', value: 'constructor' },
  ),
  wrongInProd(
    { init: { warm: { image: 'main', mounts: { tmp: '/tmp' } } } },
    {
      code: 'FL_VOLUME_UNKNOWN',
      because: 'a mount of no volume',
      path: 'init.warm.mounts.tmp',
      value: 'tmp',
    },
  ),
  wrongInProd(
    { image: 'mian' },
    { code: 'FL_IMAGE_UNKNOWN', because: 'no such image', path: 'image.name', value: 'mian' },
  ),
  wrongInProd(
    { sidecars: { proxy: { image: 'envoy' } } },
    {
      code: 'FL_IMAGE_UNKNOWN',
      because: 'a sidecar of no image',
      path: 'sidecars.proxy.image',
      value: 'envoy',
    },
  ),
  wrongInProd(
    { env: { URL: { call: 'web' } } },
    {
      code: 'FL_ENV_SOURCE',
      because: 'no such call',
      path: 'env.URL',
      value: { call: 'web', endpoint: '', part: 'url' },
    },
  ),
  wrongInProd(
    { rollout: { strategy: 'canary', steps: [{ weight: 20 }, { pause: 600 }], analysis: ['up'] } },
    {
      code: 'FL_OBJECTIVE_UNKNOWN',
      because: 'an analysis of no objective',
      path: 'rollout.analysis',
      value: 'up',
    },
  ),
  wrongService(
    { databases: { main: database }, migrations: { main: { hook: 'server' } } },
    {
      code: 'FL_MIGRATION_HOOK',
      because: 'migrations by a server',
      path: 'migrations.main.hook',
      value: 'server',
    },
  ),
  wrongService(
    { calls: { web: 'server.http' } },
    { code: 'FL_CALL', because: 'no such service', path: 'calls.web', value: 'web' },
  ),
  wrongService(
    { config: { mine: { borrow: { service: 'web', set: 'theirs' } } } },
    {
      code: 'FL_CONFIG_BORROW',
      because: 'nothing to borrow',
      path: 'config.mine.borrow',
      value: { service: 'web', set: 'theirs' },
    },
  ),
  wrongService(
    { secrets: { db: { ...secrets.db, store: 'vault' } } },
    { code: 'FL_STORE_UNKNOWN', because: 'no such store', path: 'secrets.db.store', value: 'vault' },
  ),
  wrongService(
    { secrets: { db: { keys: { password: 'db/password' } } } },
    {
      code: 'FL_GOOGLE_SECRET_NAME',
      because: 'a slash',
      path: 'secrets.db.keys.password',
      value: 'db/password',
    },
  ),
  wrongService(
    { namespace: 'kube-system' },
    {
      code: 'FL_NAMESPACE_RESERVED',
      because: "the cluster's own",
      path: 'namespace.name',
      value: 'kube-system',
    },
  ),
  wrongInProd(
    {
      scaling: {
        by: 'keda',
        triggers: {
          mail: {
            type: 'rabbitmq',
            auth: { kind: 'secrets', parameters: { host: { secret: 'db', key: 'host' } } },
          },
        },
      },
    },
    {
      code: 'FL_SECRET_KEY_UNKNOWN',
      because: 'a scaler that knows no such key',
      path: 'scaling.triggers.mail.auth',
      value: 'host',
    },
    { secrets },
  ),
  wrongInProd(
    { routes: { public: { hosts: ['api'], port: 'http', auth: { kind: 'basic', secret: 'db' } } } },
    {
      code: 'FL_SECRET_KEY_UNKNOWN',
      because: 'no htpasswd file',
      path: 'routes.public.auth',
      value: 'auth',
    },
    { secrets },
  ),
  wrongInProd(
    {
      routes: {
        a: { hosts: ['a'], port: 'http' },
        b: { hosts: ['b'], port: 'http', extras: { google: { securityPolicy: 'strict' } } },
      },
    },
    {
      code: 'FL_ROUTE_BACKEND',
      because: 'two settings of one Service',
      path: 'routes.b.extras.google',
      value: { securityPolicy: 'strict', affinity: 'none' },
    },
  ),
  wrongInProd(
    { formerly: 'mail' },
    { code: 'FL_RENAME_TAKEN', because: 'still there', path: 'formerly.name', value: 'mail' },
    { workloads: { server, mail: { kind: 'worker' } } },
  ),
  wrongInProd(
    {
      formerly: 'old',
      scaling: { min: 1 },
      update: { maxSurge: 0 },
      volumes: { data: { from: { claim: { size: '1Gi' } }, at: '/data' } },
    },
    { code: 'FL_RENAME_DATA', because: 'its data stays behind', path: 'formerly.name', value: 'old' },
  ),
  wrongInProd(
    { formerly: 'old', update: { strategy: 'recreate' } },
    { code: 'FL_RENAME_SINGLE', because: 'never twice', path: 'formerly.name', value: 'old' },
  ),
  wrongInProd(
    {
      formerly: 'old',
      routes: { public: { hosts: ['api'], port: 'http' } },
      rollout: { strategy: 'canary', traffic: 'gateway-api', steps: [{ weight: 20 }] },
    },
    { code: 'FL_RENAME_ROLLOUT', because: 'requests divided twice', path: 'formerly.name', value: 'old' },
  ),
  wrongPlatform({
    ...{
      code: 'FL_NAMESPACE_QUOTA',
      because: "a quota of somebody else's namespace",
      path: 'namespace.quota.pods',
      value: '40',
    },
    platform: platformOf([
      serviceOf('api', { namespace: { name: 'web', owner: false, quota: { pods: '40' } } }),
      serviceOf('web'),
    ]),
  }),
  wrongPlatform({
    ...{ code: 'FL_NAMESPACE_OWNER', because: 'two owners', path: 'namespace.owner', value: 'shared' },
    platform: platformOf([
      serviceOf('api', { namespace: { name: 'shared', owner: true } }),
      serviceOf('web', { namespace: 'shared' }),
    ]),
  }),
  wrongPlatform({
    ...{
      code: 'FL_HOST_TWICE',
      because: 'one host for two',
      file: 'apps/services/web/service.ts',
      value: 'www.example.com/',
    },
    path: 'overrides.prod.workloads.server.routes.public.hosts',
    platform: platformOf([
      serverOf('api', { routes: { public: { hosts: ['www.example.com'], port: 'http' } } }),
      serverOf(
        'web',
        { routes: { public: { hosts: ['www'], port: 'http' } } },
        inProd({ routes: { public: { hosts: ['www.example.com'] } } }),
      ),
    ]),
  }),
  wrongPlatform({
    ...{ code: 'FL_NAME_LONG', because: 'a CronJob adds eleven characters', path: `workloads.${long}` },
    ...{ value: `harbour-reports-${long}`, file: 'apps/services/harbour-reports/service.ts' },
    platform: platformOf([
      serviceOf('harbour-reports', {
        workloads: { [long]: { kind: 'cron', schedule: { cron: '0 3 * * *' } } },
      }),
    ]),
  }),
  wrongPlatform({
    ...{ code: 'FL_GOOGLE_ACCOUNT_LONG', because: 'Google takes 30', path: 'name', value: long },
    file: `apps/services/${long}/service.ts`,
    platform: platformOf([serviceOf(long)]),
  }),
  wrongPlatform({
    ...{
      code: 'FL_GOOGLE_ACCOUNT_TWICE',
      because: 'api becomes api-service',
      path: 'name',
      value: 'api-service',
    },
    platform: platformOf([serviceOf('api'), serviceOf('api-service')]),
  }),
];
