import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startPostgres, type TestDatabase, type TestPostgres } from '../testing/postgres.js';
import { type Build, buildService, endAll } from '../testing/program.js';
import { migrationsOf, run, serve } from '../testing/service.js';

let postgres: TestPostgres;
let build: Build;
let scratch: string;

beforeAll(async () => {
  [postgres, build, scratch] = await Promise.all([
    startPostgres(),
    buildService(),
    mkdtemp(join(tmpdir(), 'harbour-failed-')),
  ]);
});
afterEach(endAll);
afterAll(async () => {
  await postgres.stop();
  await Promise.all([build.remove(), rm(scratch, { recursive: true, force: true })]);
});

/** Columns of the table that the released version works with. */
async function columns(database: TestDatabase): Promise<readonly string[]> {
  const client = await database.connect();
  const question = "select column_name from information_schema.columns where table_name = 'moorings'";
  const { rows } = await client.query(question).finally(() => client.end());
  return rows.map((row: { column_name: string }) => row.column_name).sort();
}

const ship = (berth: string) =>
  JSON.stringify({ berth, ship: 'Aurora', departsAt: '2999-01-31T18:00:00.000Z' });

test('a migration that fails in SQL ends the hook with an error, and the old version serves on', async () => {
  const database = await postgres.createDatabase();
  expect(await run(build, 'migrate', database.env).exit).toBe(0);
  const api = await serve(build, database.env);
  const moor = async (berth: string) =>
    (await fetch(`${api.url}/moorings`, { method: 'POST', body: ship(berth) })).status;
  expect(await moor('B1')).toBe(201);
  const before = { migrations: await migrationsOf(database), columns: await columns(database) };

  const folder = join(scratch, 'next');
  await cp(build.folder, folder, { recursive: true });
  // The first file alone would work, and would break the version that runs.
  await writeFile(
    join(folder, 'migrations/0101_rename.sql'),
    'alter table moorings rename ship to vessel;\n',
  );
  await writeFile(
    join(folder, 'migrations/0102_lengths.sql'),
    'alter table moorings add length int not null;\n',
  );
  const hook = run({ ...build, folder }, 'migrate', database.env);

  expect(await hook.exit).not.toBe(0);
  expect(hook.output()).toContain('0102_lengths.sql');
  expect({ migrations: await migrationsOf(database), columns: await columns(database) }).toEqual(before);
  expect((await fetch(`${api.url}/readyz`)).status).toBe(200);
  expect(await moor('B2')).toBe(201);
  const listed = (await (await fetch(`${api.url}/moorings`)).json()) as { moorings: { berth: string }[] };
  expect(listed.moorings.map(({ berth }) => berth).sort()).toEqual(['B1', 'B2']);
});

test('a hook that failed is mended by the next release, which runs all that is missing', async () => {
  const database = await postgres.createDatabase();
  const folder = join(scratch, 'mended');
  await cp(build.folder, folder, { recursive: true });
  const migration = join(folder, 'migrations/0101_lengths.sql');
  await writeFile(migration, 'alter table moorings add length nonsense;\n');
  expect(await run({ ...build, folder }, 'migrate', database.env).exit).not.toBe(0);
  expect(await migrationsOf(database)).toEqual([]);

  await writeFile(migration, 'alter table moorings add length int;\n');
  expect(await run({ ...build, folder }, 'migrate', database.env).exit).toBe(0);
  expect((await migrationsOf(database)).at(-1)).toBe('0101_lengths');
  expect(await columns(database)).toContain('length');
});
