import { appendFile, cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startPostgres, type TestPostgres } from '../testing/postgres.js';
import { type Build, buildService, endAll, SERVICE_FOLDER } from '../testing/program.js';
import { migrationsOf, run } from '../testing/service.js';

let postgres: TestPostgres;
let build: Build;
let scratch: string;
let all: string[];

beforeAll(async () => {
  [postgres, build, scratch] = await Promise.all([
    startPostgres(),
    buildService(),
    mkdtemp(join(tmpdir(), 'harbour-migrate-')),
  ]);
  const files = await readdir(join(SERVICE_FOLDER, 'migrations'));
  all = files.sort().map((file) => basename(file, '.sql'));
});
afterEach(endAll);
afterAll(async () => {
  await postgres.stop();
  await Promise.all([build.remove(), rm(scratch, { recursive: true, force: true })]);
});

/** The program of another release: a copy whose migrations may differ. */
async function release(name: string): Promise<Build & { readonly migrations: string }> {
  const folder = join(scratch, name);
  await cp(build.folder, folder, { recursive: true });
  return { ...build, folder, migrations: join(folder, 'migrations') };
}

test('migrating brings the schema to its newest version, and again changes nothing', async () => {
  const database = await postgres.createDatabase();

  const first = run(build, 'migrate', database.env);
  expect(await first.said('schema migrated')).toMatchObject({ ran: all, version: all.at(-1) });
  expect(await first.exit).toBe(0);

  const second = run(build, 'migrate', database.env);
  expect(await second.said('schema is up to date')).toMatchObject({ ran: [] });
  expect(await second.exit).toBe(0);
  expect(await migrationsOf(database)).toEqual(all);
});

test('of two that migrate at the same time one does it all and both succeed', async () => {
  const database = await postgres.createDatabase();
  // Both must be waiting for the lock before one gets it: who starts first no longer matters.
  const holder = await database.connect();
  await holder.query('select pg_advisory_lock(7241865325823964)');

  const runs = [run(build, 'migrate', database.env), run(build, 'migrate', database.env)];
  const waiting = "select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted";
  await expect.poll(async () => (await holder.query(waiting)).rows[0].n, { timeout: 10_000 }).toBe(2);
  await holder.end();

  expect(await Promise.all(runs.map((one) => one.exit))).toEqual([0, 0]);
  const ran = runs.map((one) => one.lines.find((line) => 'ran' in line)?.['ran']);
  expect(ran).toContainEqual(all);
  expect(ran).toContainEqual([]);
  expect(await migrationsOf(database)).toEqual(all);
});

test('a migration that the database refuses is named and leaves the schema as it was', async () => {
  const database = await postgres.createDatabase();
  await run(build, 'migrate', database.env).exit;
  const broken = await release('broken');
  await writeFile(join(broken.migrations, '0101_tides.sql'), 'create table tides (height int);\n');
  await writeFile(join(broken.migrations, '0102_currents.sql'), 'create table currents (speed nonsense);\n');

  const program = run(broken, 'migrate', database.env);
  expect(await program.exit).toBe(1);
  expect(program.lines.at(-1)).toMatchObject({
    level: 'fatal',
    msg: 'migrate failed',
    err: { file: '0102_currents.sql', message: expect.stringContaining('type "nonsense" does not exist') },
  });
  expect(await migrationsOf(database)).toEqual(all);
  const client = await database.connect();
  const tides = await client.query("select to_regclass('tides') as found").finally(() => client.end());
  expect(tides.rows).toEqual([{ found: null }]);
});

test('an older release that migrates a newer schema changes nothing', async () => {
  const database = await postgres.createDatabase();
  const newer = await release('newer');
  await writeFile(join(newer.migrations, '0101_tides.sql'), 'create table tides (height int);\n');
  await run(newer, 'migrate', database.env).exit;

  const older = run(build, 'migrate', database.env);
  expect(await older.exit).toBe(0);
  expect(await migrationsOf(database)).toEqual([...all, '0101_tides']);
});

test('a migration slipped in before one that ran is refused', async () => {
  const database = await postgres.createDatabase();
  await run(build, 'migrate', database.env).exit;
  const late = await release('late');
  await writeFile(join(late.migrations, '0000_late.sql'), 'create table late (n int);\n');

  const program = run(late, 'migrate', database.env);
  expect(await program.exit).toBe(1);
  expect(program.output()).toContain('0000_late');
  expect(await migrationsOf(database)).toEqual(all);
});

test('a misnamed migration is refused before the database is asked', async () => {
  const misnamed = await release('misnamed');
  await appendFile(join(misnamed.migrations, 'tides.sql'), 'create table tides (height int);\n');

  const program = run(misnamed, 'migrate', {
    DATABASE_HOST: '127.0.0.1',
    DATABASE_PORT: '1',
    DATABASE_NAME: 'none',
    DATABASE_USER: 'none',
  });
  expect(await program.exit).toBe(1);
  expect(program.output()).toContain('tides.sql is not named NNNN_name.sql');
});
