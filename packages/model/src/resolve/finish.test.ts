import { expect, test } from 'vitest';
import {
  environmentOf,
  type Fields,
  platformOf,
  problemsOf,
  serverOf,
  serviceIn,
  serviceOf,
} from '../testing/platforms.js';

/** The server of `api` in stg, after every rule. */
const stg = (facets: Fields, fields: Fields = {}) =>
  serviceIn(platformOf([serverOf('api', facets, fields), serviceOf('web')]), 'stg', 'api');
const serverIn = (facets: Fields, fields: Fields = {}) => stg(facets, fields).workloads['server'];

test('a host without a dot stands before the domain of its environment', () => {
  const routes = { public: { hosts: ['api', 'www.example.org'], port: 'http' } };
  expect(serverIn({ routes })?.routes?.['public']?.hosts).toEqual(['api.stg.example.com', 'www.example.org']);
});

test.each<[string, Fields, object]>([
  ['the manifest', { min: 2, max: 2 }, { owner: 'git', count: 2 }],
  ['an HPA', { min: 2, max: 4 }, { owner: 'hpa', min: 2, max: 4 }],
  [
    'KEDA',
    { min: 0, max: 4, by: 'keda', triggers: { q: { type: 'gcp-pubsub', metadata: {} } } },
    { owner: 'keda', min: 0, max: 4 },
  ],
])('the number of pods is written by %s alone', (_, scaling, replicas) => {
  expect(serverIn({ scaling })?.replicas).toEqual(replicas);
});

test('pause, drain and grace period are one decision', () => {
  expect(serverIn({ shutdown: { drainSeconds: 30 } })?.termination).toEqual({
    preStopSeconds: 5,
    drainSeconds: 30,
    graceSeconds: 40,
  });
});

test('what ends by itself has neither replicas nor a drain', () => {
  const cron = { kind: 'cron', schedule: { cron: '0 3 * * *' } };
  const { workloads } = serviceIn(
    platformOf([serviceOf('api', { workloads: { nightly: cron } })]),
    'dev',
    'api',
  );
  expect(workloads['nightly']).not.toHaveProperty('replicas');
  expect(workloads['nightly']).not.toHaveProperty('termination');
});

test('a call copies all that a network policy needs of the peer, and the peer knows its caller', () => {
  const calls = { web: 'server.http' };
  const platform = platformOf([serviceOf('api', { calls }), serviceOf('web', { namespace: 'front' })]);
  expect(serviceIn(platform, 'dev', 'api').calls).toEqual([
    {
      ...{
        service: 'web',
        workload: 'server',
        namespace: 'front',
        port: 'http',
        targetPort: 8080,
        exposedPort: 80,
      },
      host: 'web-server.front.svc.cluster.local',
    },
  ]);
  expect(serviceIn(platform, 'dev', 'web').callers).toEqual([
    { service: 'api', namespace: 'api', workload: 'server', port: 'http' },
  ]);
});

test('a call of a port that speaks over UDP is one on both sides', () => {
  const dns = { port: 5353, exposed: 53, protocol: 'udp' } as const;
  const names = serviceOf('names', { workloads: { server: { kind: 'server', ports: { dns } } } });
  const platform = platformOf([serviceOf('api', { calls: { names: ['server.dns'] } }), names]);
  expect(serviceIn(platform, 'dev', 'api').calls).toMatchObject([{ port: 'dns', transport: 'UDP' }]);
  expect(serviceIn(platform, 'dev', 'names').callers).toMatchObject([{ port: 'dns', transport: 'UDP' }]);
});

test('callers are in the order of their names, whatever the order of the services', () => {
  const names = ['zebra', 'api', 'middle'];
  const callers = names.map((name) => serviceOf(name, { calls: { web: ['server.http'] } }));
  const { callers: found } = serviceIn(platformOf([...callers, serviceOf('web')]), 'dev', 'web');
  expect(found.map(({ service }) => service)).toEqual(['api', 'middle', 'zebra']);
});

test('a service that is called must be present in the same environment', () => {
  const platform = platformOf([
    serviceOf('api', { calls: { web: 'server.http' } }),
    serviceOf('web', { environments: ['dev'] }),
  ]);
  expect(problemsOf(platform).map(({ code, what }) => [code, what])).toEqual([
    ['FL_CALL', 'web is not present in prod and stg'],
  ]);
});

test.each([
  ['wbe', 'there is no such service; did you mean web? call one of api, web'],
  ['nobody', 'there is no such service; call one of api, web'],
])('a call of %s is told once, whatever the number of environments', (name, said) => {
  const services = [serviceOf('api', { calls: { [name]: ['server.http', 'server.rpc'] } }), serviceOf('web')];
  expect(problemsOf(platformOf(services)).map(({ what, mend }) => `${what}; ${mend}`)).toEqual([said]);
});

test.each([
  ['url', 'http://web-server.web.svc.cluster.local'],
  ['host', 'web-server.web.svc.cluster.local'],
  ['port', '80'],
])('a variable can be the %s of a called service', (part, value) => {
  const env = { WEB: { call: 'web', part } };
  expect(serverIn({ env }, { calls: { web: 'server.http' } })?.env['WEB']).toEqual({ value });
});

test('variables of a database follow its connection', () => {
  const env = { HOST: { database: 'main', part: 'host' }, PORT: { database: 'main', part: 'port' } };
  const sql = (connection: Fields) => ({ databases: { main: { engine: 'postgres', connection } } });
  const values = (connection: Fields) => Object.values(serverIn({ env }, sql(connection))?.env ?? {});
  expect(values({ kind: 'host', host: 'db.internal', port: 6432 })).toEqual([
    { value: 'db.internal' },
    { value: '6432' },
  ]);
  expect(values({ kind: 'cloud-sql', size: 's', storageGb: 10, highlyAvailable: false })).toEqual([
    { value: '127.0.0.1' },
    { value: '5432' },
  ]);
});

test('a shared set comes to the services that use it, as the environment says it', () => {
  const sets = { shared: { values: { LEVEL: 1 } }, unused: { values: { A: 1 } } };
  const services = [serverOf('api', { envFrom: [{ set: 'shared' }] }), serviceOf('web')];
  const platform = platformOf(services, [environmentOf('dev', { sets })]);
  expect(serviceIn(platform, 'dev', 'api').config).toEqual({
    shared: { values: { LEVEL: '1' }, files: {}, restartOnChange: true, borrow: false },
  });
  expect(serviceIn(platform, 'dev', 'web').config).toEqual({});
});

test("a set of the service's own stands before a shared one of its name", () => {
  const api = serverOf(
    'api',
    { envFrom: [{ set: 'shared' }] },
    { config: { shared: { values: { LEVEL: 'own' } } } },
  );
  const platform = platformOf(
    [api],
    [environmentOf('dev', { sets: { shared: { values: { LEVEL: 'all' } } } })],
  );
  expect(serviceIn(platform, 'dev', 'api').config['shared']?.values).toEqual({ LEVEL: 'own' });
});

test('a borrowed set begins with what the lender says in the same environment', () => {
  const lent = {
    config: { base: { values: { A: 1, B: 1 } } },
    overrides: { prod: { config: { base: { values: { A: 9 } } } } },
  };
  const borrower = { config: { mine: { borrow: { service: 'web', set: 'base' }, values: { B: 2 } } } };
  const platform = platformOf([serviceOf('api', borrower), serviceOf('web', lent)]);
  expect(serviceIn(platform, 'dev', 'api').config['mine']?.values).toEqual({ A: '1', B: '2' });
  expect(serviceIn(platform, 'prod', 'api').config['mine']?.values).toEqual({ A: '9', B: '2' });
});

test('what is borrowed cannot be lent on', () => {
  const from = (service: string) => ({ config: { it: { borrow: { service, set: 'it' } } } });
  const services = [
    serviceOf('api', from('web')),
    serviceOf('web', from('lender')),
    serviceOf('lender', { config: { it: {} } }),
  ];
  expect(problemsOf(platformOf(services)).map(({ code }) => code)).toContain('FL_CONFIG_BORROW');
});

test('a sidecar has every default filled in', () => {
  const proxy = {
    image: 'main',
    run: { script: 'exec proxy' },
    ports: { admin: { port: 9901 } },
    probes: { readiness: { check: { tcp: 'admin' } } },
  };
  const found = serverIn({ sidecars: { proxy: { ...proxy, resources: { requests: { memory: '128Mi' } } } } })
    ?.sidecars['proxy'];
  expect(found?.ports).toEqual({ admin: { port: 9901, protocol: 'http' } });
  expect(found?.probes.readiness).toMatchObject({
    periodSeconds: 10,
    timeoutSeconds: 2,
    failureThreshold: 3,
  });
  expect(found?.resources.limits.memory).toBe('128Mi');
  expect(found?.run.command).toEqual(['/bin/sh', '-ec', 'exec proxy']);
});

const hours = { on: '0 7 * * 1-5', off: '0 20 * * 1-5', timeZone: 'Europe/Berlin' };

test.each([
  ['a fixed number', { min: 2 }, { owner: 'keda', min: 0, max: 2, hours: { ...hours, count: 2 } }],
  ['an HPA', { min: 2, max: 4 }, { owner: 'keda', min: 0, max: 4, hours: { ...hours, count: 2 } }],
  ['what stays on', { min: 2, alwaysOn: true }, { owner: 'git', count: 2 }],
  ['what is off anyway', { min: 0, max: 0 }, { owner: 'git', count: 0 }],
])('in an environment that is switched off, %s has one owner of replicas', (_, scaling, replicas) => {
  const dev = environmentOf('dev', { workingHours: hours });
  const { workloads } = serviceIn(platformOf([serverOf('api', { scaling })], [dev]), 'dev', 'api');
  expect(workloads['server']?.replicas).toEqual(replicas);
});

const asked = (probes: Fields, more: Fields = {}) => {
  const routes = {
    slow: { hosts: ['a'], port: 'http', timeoutSeconds: 90 },
    fast: { hosts: ['b'], port: 'http' },
  };
  return serverIn({ routes, probes, shutdown: { drainSeconds: 40 }, ...more })?.backend;
};

test('a load balancer waits as long as the slowest route and drains as long as the pods', () => {
  expect(asked({})).toMatchObject({ timeoutSeconds: 90, drainSeconds: 40 });
  expect(serverIn({})).not.toHaveProperty('backend');
});

test('it asks what the kubelet asks, and without such a question whether the port is open', () => {
  const http = { http: '/readyz', port: 'http', headers: { Host: 'api' } };
  expect(asked({ readiness: { check: http, periodSeconds: 7, timeoutSeconds: 3 } })?.health).toEqual({
    protocol: 'HTTP',
    port: 8080,
    path: '/readyz',
    host: 'api',
    service: '',
    intervalSeconds: 7,
    timeoutSeconds: 3,
    failures: 3,
    successes: 1,
  });
  const ports = { http: { port: 8080 }, rpc: { port: 9000, protocol: 'grpc' } };
  const rpc = { readiness: { check: { grpc: 'rpc', service: 'prices' } } };
  expect(asked(rpc, { ports })?.health).toMatchObject({ protocol: 'GRPC', port: 9000, service: 'prices' });
  expect(asked({ readiness: { check: { tcp: 'http' } } })?.health).toMatchObject({
    protocol: 'TCP',
    port: 8080,
  });
  expect(asked({ readiness: { check: { exec: ['/ready'] } } })?.health).toMatchObject({ protocol: 'TCP' });
  expect(asked({})?.health).toMatchObject({ protocol: 'TCP', port: 8080, intervalSeconds: 10 });
});
