import { environmentOf, type Fields, platformOf, serviceOf } from './platforms.js';
import { apiFile, type Wrong, wrongService } from './wrong.js';

const secrets = { database: { keys: { password: 'api-password' } } };
const password = { secret: 'database', key: 'password' };
const container = { kind: 'container', storage: '1Gi', password };
const cloudSql = { kind: 'cloud-sql', size: 'db-g1-small', storageGb: 10, highlyAvailable: false };

interface At {
  readonly code: Wrong['code'];
  readonly because: string;
  readonly path: string;
  readonly value: Wrong['value'];
}

/** A mistake about the database `main` of `api`, in dev alone unless an environment is named. */
function wrongDatabase(
  database: Fields,
  at: At,
  more: { fields?: Fields; environment?: Fields } = {},
): Wrong {
  const { code, because, path, value } = at;
  const dev = environmentOf('dev', more.environment);
  const fields = { secrets, databases: { main: { engine: 'postgres', ...database } }, ...more.fields };
  const platform = platformOf([serviceOf('api', fields)], [dev]);
  return { code, because, platform, file: apiFile, path: `databases.main${path}`, value };
}

/** Mistakes about databases and how they are reached. */
export const wrongDatabases: readonly Wrong[] = [
  wrongDatabase(
    { connection: cloudSql },
    { code: 'FL_DATABASE_CLOUD', because: 'a laptop', path: '.connection.kind', value: 'cloud-sql' },
    {
      environment: {
        cloud: { provider: 'none' },
        stores: { default: { kind: 'google-secret-manager', project: 'p' } },
      },
    },
  ),
  wrongDatabase(
    { connection: cloudSql },
    { code: 'FL_DATABASE_IDENTITY', because: 'nobody', path: '.connection.kind', value: 'cloud-sql' },
    { fields: { identity: { cloud: false } } },
  ),
  wrongDatabase(
    { connection: { ...cloudSql, instance: 'main' } },
    {
      code: 'FL_DATABASE_INSTANCE',
      because: 'no project and region',
      path: '.connection.instance',
      value: 'main',
    },
  ),
  wrongDatabase(
    { connection: { ...cloudSql, instance: `p-sample:europe-west1:${'a'.repeat(90)}` } },
    {
      code: 'FL_DATABASE_INSTANCE',
      because: '99 characters',
      path: '.connection.instance',
      value: `p-sample:europe-west1:${'a'.repeat(90)}`,
    },
  ),
  wrongDatabase(
    { connection: { ...cloudSql, proxyMemory: 'much' } },
    {
      code: 'FL_RESOURCE_QUANTITY',
      because: 'a word for the memory of the proxy',
      path: '.connection.proxyMemory',
      value: 'much',
    },
  ),
  wrongDatabase(
    { connection: { ...cloudSql, authentication: 'iam' }, user: 'somebody' },
    { code: 'FL_DATABASE_USER', because: 'a user beside IAM', path: '.user', value: 'somebody' },
  ),
  wrongDatabase(
    { connection: container },
    { code: 'FL_DATABASE_LOSSY', because: 'production', path: '.connection.kind', value: 'container' },
    { environment: { tier: 'production' } },
  ),
  wrongDatabase(
    { connection: container },
    { code: 'FL_DATABASE_NAME', because: 'a workload too', path: '', value: 'main' },
    { fields: { workloads: { main: { kind: 'worker' } } } },
  ),
  wrongDatabase(
    { connection: container, version: '9.6' },
    { code: 'FL_DATABASE_IMAGE', because: 'an unknown version', path: '.version', value: '9.6' },
  ),
  wrongDatabase(
    { connection: { ...container, image: 'postgres:17' } },
    { code: 'FL_DATABASE_IMAGE', because: 'no digest', path: '.connection.image', value: 'postgres:17' },
  ),
  wrongDatabase(
    { connection: { ...container, password: { secret: 'db', key: 'password' } } },
    {
      code: 'FL_SECRET_UNKNOWN',
      because: 'no such secret',
      path: '.connection.password.secret',
      value: 'db',
    },
  ),
  wrongDatabase(
    { connection: { ...container, password: { secret: 'database', key: 'pw' } } },
    { code: 'FL_SECRET_KEY_UNKNOWN', because: 'no such key', path: '.connection.password.key', value: 'pw' },
  ),
  wrongService(
    { workloads: { migrate: { kind: 'hook', phase: { order: 51 } } } },
    {
      code: 'FL_PHASE_ORDER',
      because: 'a place beyond those of hooks',
      path: 'workloads.migrate.phase.order',
      value: 51,
    },
  ),
];
