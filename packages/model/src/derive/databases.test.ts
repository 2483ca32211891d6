import { expect, test } from 'vitest';
import { environmentOf, type Fields, platformOf, serviceIn, serviceOf } from '../testing/platforms.js';
import { cloudSqlConnectionName } from './google-names.js';

const cloudSql = { kind: 'cloud-sql', size: 'db-g1-small', storageGb: 10, highlyAvailable: false };
const password = { secret: 'database', key: 'password' };
const container = { kind: 'container', storage: '1Gi', password };
const google = { provider: 'google', project: 'harbour-dev-sample', region: 'europe-west1' } as const;

/** `api` in dev with databases of these connections and these workloads. */
function api(databases: Fields, workloads: Fields = { server: { kind: 'worker' } }, more: Fields = {}) {
  const secrets = { database: { keys: { password: 'api-password' } } };
  const fields = { secrets, databases, workloads, ...more };
  return serviceIn(platformOf([serviceOf('api', fields)], [environmentOf('dev')]), 'dev', 'api');
}

test('an instance is called what infrastructure calls it, unless another one is named', () => {
  const { databases } = api({
    own: { engine: 'postgres', connection: cloudSql },
    theirs: { engine: 'mysql', connection: { ...cloudSql, instance: 'sea:europe-west1:depth' } },
  });
  const environment = { platform: 'harbour', name: 'dev', cloud: google };
  expect(databases['own']?.connection).toMatchObject({
    instance: cloudSqlConnectionName(environment, 'api', 'own'),
  });
  expect(databases['own']?.connection).toMatchObject({
    instance: 'harbour-dev-sample:europe-west1:harbour-dev-api-own',
  });
  expect(databases['theirs']?.connection).toMatchObject({ instance: 'sea:europe-west1:depth' });
});

test('databases behind one proxy have a port each', () => {
  const { databases } = api({
    b: { engine: 'postgres', connection: cloudSql },
    a: { engine: 'postgres', connection: cloudSql },
    m: { engine: 'mysql', connection: cloudSql },
    z: { engine: 'postgres', connection: { kind: 'host', host: 'db', port: 5432 } },
  });
  const ports = Object.entries(databases).map(([name, { address }]) => [name, address.port]);
  expect(Object.fromEntries(ports)).toEqual({ a: 5432, b: 5433, m: 3306, z: 5432 });
});

test.each([
  ['postgres', 'api-service@harbour-dev-sample.iam'],
  ['mysql', 'api-service'],
])('with IAM the user of %s is what Google calls the account', (engine, user) => {
  const { databases, workloads } = api(
    { main: { engine, connection: { ...cloudSql, authentication: 'iam' } } },
    { server: { kind: 'worker', env: { USER: { database: 'main', part: 'user' } } } },
  );
  expect(databases['main']?.user).toBe(user);
  expect(workloads['server']?.env['USER']).toEqual({ value: user });
});

test('a container is reached through its Service', () => {
  const { databases } = api({ main: { engine: 'mysql', connection: container } });
  expect(databases['main']?.address).toEqual({ host: 'api-main.api.svc.cluster.local', port: 3306 });
});

test('a container runs the known image of its version', () => {
  const { databases } = api({ main: { engine: 'mysql', connection: container } });
  expect(databases['main']?.connection).toMatchObject({
    image: expect.stringMatching(/^docker\.io\/library\/mysql:8\.4\.\d+@sha256:[0-9a-f]{64}$/),
  });
});

test('a workload asks for the databases that its containers speak of and that it migrates', () => {
  const host = { kind: 'host', host: 'db', port: 5432 };
  const env = { HOST: { database: 'main', part: 'host' } };
  const { workloads } = api(
    { main: { engine: 'postgres', connection: host }, other: { engine: 'mysql', connection: host } },
    {
      main: { kind: 'worker', env },
      init: { kind: 'worker', init: { wait: { image: 'main', env } } },
      beside: { kind: 'cron', schedule: { cron: '0 1 * * *' }, sidecars: { tail: { image: 'main', env } } },
      migrate: { kind: 'hook' },
      nothing: { kind: 'worker' },
    },
    { migrations: { other: { hook: 'migrate' } } },
  );
  const asked = Object.entries(workloads).map(([name, { databases }]) => [name, databases]);
  expect(Object.fromEntries(asked)).toEqual({
    main: ['main'],
    init: ['main'],
    beside: ['main'],
    migrate: ['other'],
    nothing: [],
  });
});

test('a migration of a container comes after the container and before the rest', () => {
  const hooks = { migrate: { kind: 'hook', phase: { order: 3 } }, other: { kind: 'hook' } };
  const migrations = { migrations: { main: { hook: 'migrate' } } };
  const phaseOf = (connection: Fields) => {
    const { workloads } = api({ main: { engine: 'postgres', connection } }, hooks, migrations);
    return [workloads['migrate']?.phase, workloads['other']?.phase];
  };
  const before = { when: 'before', order: 3, rerun: 'each-release' };
  const other = { when: 'before', order: 0, rerun: 'each-release' };
  expect(phaseOf(container)).toEqual([{ ...before, when: 'with', order: -97 }, other]);
  expect(phaseOf(cloudSql)).toEqual([before, other]);
});
