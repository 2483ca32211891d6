import { expect, test } from 'vitest';
import { server } from '../../testing/definitions.js';
import { type Harbour, merging, promoting } from '../testing/harbour.js';
import { harbours } from '../testing/harbours.js';

// A service whose database has a schema: what a release needs is read from the folder of its migrations.

const harbour = harbours();
const why = ['--reason', 'berths are double-booked'] as const;
const back = ['rollback', '--env', 'prod', '--service', 'api', ...why] as const;
const file = 'apps/environments/prod/releases/api.json';

const api = {
  databases: {
    moorings: { engine: 'postgres', connection: { kind: 'host', host: 'db.example.com', port: 5432 } },
  },
  migrations: { moorings: { hook: 'migrate' } },
  workloads: { server, migrate: { kind: 'hook', run: { args: ['migrate'] }, job: { deadlineSeconds: 300 } } },
};

/** Merges a migration, builds it and carries it to production. */
async function migrate(quay: Harbour, name: string): Promise<string> {
  const commit = await quay.edit({ [`apps/services/api/migrations/${name}`]: 'select 1;\n' }, name);
  await quay.build(commit, 'api');
  await quay.does('promote');
  return commit;
}

test('a release says what schema it needs, and the way back over a migration is asked about', async () => {
  const quay = await harbour({
    environments: { dev: merging, prod: promoting('dev') },
    services: ['api'],
    define: () => ({ api }),
  });
  const bare = await quay.ship('api');
  await quay.does('promote');
  await quay.does('request', 'merge', '1');
  expect((await quay.release('prod/api'))?.schemas).toBeUndefined();
  const first = await migrate(quay, '0009_berths.sql');
  expect(await quay.does('request', 'show', '2')).toContain(
    '| migration | look | `api/moorings` goes from `none` to `0009` |',
  );
  await quay.does('request', 'merge', '2');
  const second = await migrate(quay, '0010_ships.sql');
  await quay.does('request', 'merge', '3');
  expect(await quay.release('prod/api')).toMatchObject({
    source: { commit: second },
    schemas: { moorings: '0010' },
  });
  expect(await quay.refused(...back)).toContain('crosses a migration: moorings is at 0010 and was at 0009');
  expect(await quay.refused(...back, '--to', bare)).toContain('moorings is at 0010 and was at none');
  await quay.does(...back, '--override', 'migration');
  expect(await quay.release('prod/api')).toMatchObject({
    source: { commit: first },
    schemas: { moorings: '0009' },
  });
  expect(await quay.log('%(trailers:key=Fairlead-Override,valueonly)')).toContain('migration by Kim');
});

test('the way back is asked about where nobody can read what runs, and where its file is gone', async () => {
  const quay = await harbour({
    environments: { prod: merging },
    services: ['api'],
    define: () => ({ api }),
  });
  const older = await quay.ship('api');
  await quay.build(older, 'api', 'prod');
  await quay.does('promote');
  const newer = await quay.edit({ 'apps/services/api/migrations/0001_berths.sql': 'select 1;\n' });
  await quay.build(newer, 'api', 'prod');
  await quay.does('promote');
  const good = (await quay.files(file)).get(file) ?? '';
  await quay.edit({ [file]: '{' });
  expect(await quay.refused(...back)).toContain('what runs cannot be read');
  await quay.edit({ [file]: undefined });
  expect(await quay.refused(...back, '--to', older)).toContain('moorings is at 0001 and was at none');
  await quay.edit({ [file]: good });
  expect(await quay.refused(...back)).toContain('moorings is at 0001 and was at none');
});
