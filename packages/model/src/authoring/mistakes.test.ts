import { expectTypeOf, test } from 'vitest';
import { declare } from './declare.js';
import { platform } from './platform.js';

// Each mistake below is proven by the compiler: an `@ts-expect-error` over a line that compiles is itself an
// error of `npm run types`. At run time these tests only show that the builders return plain data.

const { service, environment } = declare({ environments: ['dev', 'stg', 'prod'], sets: ['shared'] });

const http = { kind: 'server', ports: { http: { port: 8080 } } } as const;

const api = service({
  name: 'api',
  secrets: { database: { keys: { password: 'api-password' } } },
  config: { settings: { values: { A: 1 } } },
  databases: {
    main: {
      engine: 'postgres',
      connection: {
        kind: 'container',
        storage: '1Gi',
        password: { secret: 'database', key: 'password' },
      },
    },
  },
  workloads: { server: http, nightly: { kind: 'cron', schedule: { cron: '0 1 * * *' } } },
});
const google = { provider: 'google', project: 'p-sample', region: 'europe-west1' } as const;
const dev = environment('dev', {
  tier: 'development',
  cloud: google,
  domain: 'dev.example.com',
  delivery: { strategy: 'commit-on-merge' },
});

test('a probe of a port that is not there does not compile', () => {
  service({
    name: 'x',
    workloads: {
      // @ts-expect-error -- htp
      server: { ...http, probes: { readiness: { check: { http: '/', port: 'htp' } } } },
    },
  });
});

test('a route to a port that is not there does not compile', () => {
  service({
    name: 'x',
    workloads: {
      // @ts-expect-error -- grpc
      server: { ...http, routes: { public: { hosts: ['x'], port: 'grpc' } } },
    },
  });
});

test('a variable from an unknown secret does not compile', () => {
  service({
    name: 'x',
    secrets: { database: { keys: { password: 'p' } } },
    workloads: {
      // @ts-expect-error -- databse
      server: { ...http, env: { P: { secret: 'databse', key: 'password' } } },
    },
  });
});

test('a variable from an unknown key of a secret does not compile', () => {
  service({
    name: 'x',
    secrets: { database: { keys: { password: 'p' } } },
    workloads: {
      // @ts-expect-error -- pasword
      server: { ...http, env: { P: { secret: 'database', key: 'pasword' } } },
    },
  });
});

test('variables from an unknown config set do not compile', () => {
  service({
    name: 'x',
    config: { settings: {} },
    // @ts-expect-error -- setings
    workloads: { server: { ...http, envFrom: [{ set: 'setings' }] } },
  });
});

test('an unknown image does not compile', () => {
  service({
    name: 'x',
    images: { app: { build: {} } },
    // @ts-expect-error -- main is not there once images are named
    workloads: { server: { ...http, image: 'main' } },
  });
});

test('an unknown database does not compile', () => {
  service({
    name: 'x',
    // @ts-expect-error -- no database is declared
    workloads: { server: { ...http, env: { HOST: { database: 'main', part: 'host' } } } },
  });
});

test('an override of an unknown environment does not compile', () => {
  // @ts-expect-error -- prd
  service({ name: 'x', workloads: { server: http }, overrides: { prd: {} } });
});

test('an override of an unknown workload does not compile', () => {
  // @ts-expect-error -- sever
  service({ name: 'x', workloads: { server: http }, overrides: { prod: { workloads: { sever: {} } } } });
});

test('an unknown field does not compile', () => {
  // @ts-expect-error -- replicas
  service({ name: 'x', workloads: { server: { kind: 'server', ports: {}, replicas: 3 } } });
  service({
    name: 'x',
    workloads: { server: http },
    // @ts-expect-error -- minimum
    overrides: { prod: { workloads: { server: { scaling: { minimum: 3 } } } } },
  });
});

test('a facet that the kind of workload does not have does not compile', () => {
  service({
    name: 'x',
    // @ts-expect-error -- a cron does not scale
    workloads: { nightly: { kind: 'cron', schedule: { cron: '0 1 * * *' }, scaling: { min: 2 } } },
  });
});

test('a hook of migrations that is no workload does not compile', () => {
  service({
    name: 'x',
    databases: { main: { engine: 'postgres', connection: { kind: 'host', host: 'db', port: 5432 } } },
    workloads: { server: http, migrate: { kind: 'hook' } },
    // @ts-expect-error -- migrat
    migrations: { main: { hook: 'migrat' } },
  });
});

test('a password of a database in no declared secret does not compile', () => {
  service({
    name: 'x',
    secrets: { database: { keys: { password: 'x-password' } } },
    databases: {
      main: {
        engine: 'postgres',
        // @ts-expect-error -- pasword
        connection: { kind: 'container', storage: '1Gi', password: { secret: 'database', key: 'pasword' } },
      },
    },
    workloads: { server: http },
  });
});

test('a mesh without an unknown workload, or a rule for an unknown call, does not compile', () => {
  service({ name: 'x', workloads: { server: http }, mesh: { inject: true, except: ['server'] } });
  // @ts-expect-error -- sever
  service({ name: 'x', workloads: { server: http }, mesh: { except: ['sever'] } });
  service({
    name: 'x',
    calls: { api: 'server.http' },
    workloads: { server: http },
    // @ts-expect-error -- apo
    mesh: { calls: { apo: {} } },
  });
});

test('a promotion from an unknown environment or from itself does not compile', () => {
  const rest = { tier: 'staging', cloud: google, domain: 'x.example.com' } as const;
  // @ts-expect-error -- qa
  environment('stg', { ...rest, delivery: { strategy: 'pull-request', from: 'qa' } });
  // @ts-expect-error -- itself
  environment('stg', { ...rest, delivery: { strategy: 'pull-request', from: 'stg' } });
});

test('a strategy that there is not does not compile, nor another one’s field', () => {
  const rest = { tier: 'staging', cloud: google, domain: 'x.example.com' } as const;
  // @ts-expect-error -- commit-on-mrege
  environment('stg', { ...rest, delivery: { strategy: 'commit-on-mrege' } });
  // @ts-expect-error -- a commit on merge comes from nowhere
  environment('stg', { ...rest, delivery: { strategy: 'commit-on-merge', from: 'dev' } });
  // @ts-expect-error -- a range of versions is `versions`
  environment('stg', { ...rest, delivery: { strategy: 'version-release', accepts: '^1.0.0' } });
});

test('following latest does not compile, while another tag does', () => {
  const rest = { tier: 'staging', cloud: google, domain: 'x.example.com' } as const;
  environment('stg', { ...rest, delivery: { strategy: 'image-updater', follow: 'main' } });
  // @ts-expect-error -- latest
  environment('stg', { ...rest, delivery: { strategy: 'image-updater', follow: 'latest' } });
  // @ts-expect-error -- latest
  environment('stg', { ...rest, delivery: { strategy: 'rollout-restart', follow: 'latest' } });
});

test('a set with an unknown service does not compile', () => {
  const rest = { tier: 'staging', cloud: google, domain: 'x.example.com' } as const;
  const setOf = <const S extends string>(service: S) =>
    environment('stg', {
      ...rest,
      delivery: { strategy: 'commit-on-merge', promote: { sets: { pair: ['api', service] } } },
    });
  platform({ name: 'p', repository: { url: 'u' }, environments: [dev, setOf('api')], services: [api] });
  // @ts-expect-error -- apo
  platform({ name: 'p', repository: { url: 'u' }, environments: [dev, setOf('apo')], services: [api] });
});

test('an unknown format, ledger or weekday does not compile', () => {
  // @ts-expect-error -- yaml
  service({ name: 'x', workloads: { server: http }, format: 'yaml' });
  // @ts-expect-error -- yaml
  environment('dev', { ...dev.definition, format: 'yaml' });
  // @ts-expect-error -- s3
  environment('dev', { ...dev.definition, ledger: { kind: 's3' } });
  const winter = { reason: 'nobody is there', timeZone: 'Europe/Berlin' } as const;
  environment('dev', {
    ...dev.definition,
    // @ts-expect-error -- friyay
    freezes: { winter: { ...winter, days: ['friyay'], from: '16:00', to: '24:00' } },
  });
  environment('dev', {
    ...dev.definition,
    // @ts-expect-error -- an interval or a schedule, not both
    freezes: { winter: { ...winter, from: '2026-12-18T18:00', to: '2027-01-04T08:00', hours: 3 } },
  });
});

test('an environment that is not declared does not compile', () => {
  // @ts-expect-error -- qa
  environment('qa', dev.definition);
});

test('a call of an unknown service does not compile', () => {
  const web = service({ name: 'web', calls: { apo: 'server.http' }, workloads: { server: http } });
  // @ts-expect-error -- apo
  platform({ name: 'p', repository: { url: 'u' }, environments: [dev], services: [api, web] });
});

test('a call of an endpoint that is not there does not compile', () => {
  const web = service({
    name: 'web',
    calls: { api: ['server.http', 'server.grpc'] },
    workloads: { server: http },
  });
  // @ts-expect-error -- server.grpc
  platform({ name: 'p', repository: { url: 'u' }, environments: [dev], services: [api, web] });
});

test('a variable about a service that is not called does not compile', () => {
  service({
    name: 'x',
    calls: { api: 'server.http' },
    // @ts-expect-error -- web
    workloads: { server: { ...http, env: { URL: { call: 'web' } } } },
  });
});

test('services may be written in the list itself, and their calls are looked at there too', () => {
  const repository = { url: 'https://git.example.com/x.git' };
  const web = { name: 'web', workloads: { server: http } } as const;
  platform({ name: 'x', repository, environments: [dev], services: [service(web)] });
  platform({
    name: 'x',
    repository,
    environments: [dev],
    // @ts-expect-error -- nobody is called prices
    services: [service({ ...web, calls: { prices: 'a.b' } })],
  });
});

test('a definition without mistakes compiles and keeps its name', () => {
  const web = service({ name: 'web', calls: { api: 'server.http' }, workloads: { server: http } });
  const whole = platform({ name: 'p', repository: { url: 'u' }, environments: [dev], services: [api, web] });
  expectTypeOf(web.name).toEqualTypeOf<'web'>();
  expectTypeOf(whole.name).toEqualTypeOf<string>();
});
