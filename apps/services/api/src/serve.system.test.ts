import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startPostgres, type TestDatabase, type TestPostgres } from '../testing/postgres.js';
import { type Build, buildService, endAll } from '../testing/program.js';
import { run, serve, serveAsImage } from '../testing/service.js';

let postgres: TestPostgres;
let build: Build;
let template: TestDatabase;

beforeAll(async () => {
  [postgres, build] = await Promise.all([startPostgres(), buildService()]);
  template = await postgres.createDatabase();
  expect(await run(build, 'migrate', template.env).exit).toBe(0);
});
afterEach(endAll);
afterAll(async () => {
  await postgres.stop();
  await build.remove();
});

/** For a busy machine; a poll ends as soon as what it waits for is there. */
const PATIENCE = { timeout: 10_000 };
const DEPARTS = '2999-01-31T18:00:00.000Z';

const migrated = () => postgres.createDatabase(template);

const status = async (url: string) => (await fetch(url)).status;

function moor(url: string, body: unknown): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return fetch(`${url}/moorings`, { method: 'POST', body: text });
}

test('the image becomes ready through its migrations', async () => {
  const database = await postgres.createDatabase();
  const api = await serveAsImage(build, database.env);
  expect(await status(`${api.url}/readyz`)).toBe(503);
  expect(await status(`${api.url}/livez`)).toBe(200);

  expect(await run(build, 'migrate', database.env).exit).toBe(0);
  expect(await status(`${api.url}/readyz`)).toBe(200);
});

test('a schema older than the code is not ready, a newer one is', async () => {
  const database = await migrated();
  const client = await database.connect();
  const api = await serve(build, database.env);
  await client.query("insert into schema_migrations (name, run_on) values ('0999_later', now())");
  expect(await status(`${api.url}/readyz`)).toBe(200);

  await client.query('delete from schema_migrations where id = 2').finally(() => client.end());
  const ready = await fetch(`${api.url}/readyz`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({ because: 'the schema lacks 0002_moorings_by_departure' });
});

test('without its database the service is alive but not ready', async () => {
  const database = await postgres.createDatabase();
  const api = await serve(build, { ...database.env, DATABASE_PORT: '1' });

  expect(await status(`${api.url}/livez`)).toBe(200);
  const ready = await fetch(`${api.url}/readyz`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({ because: 'the database does not answer' });
});

test('the service is ready again after its connections were lost', async () => {
  const database = await migrated();
  const api = await serve(build, database.env);
  expect(await status(`${api.url}/readyz`)).toBe(200);

  const client = await database.connect();
  const others = 'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()';
  await client.query(`${others} and datname = current_database()`).finally(() => client.end());
  await expect.poll(() => status(`${api.url}/readyz`), PATIENCE).toBe(200);
});

test('a ship that is moored is listed, and its berth is taken', async () => {
  const api = await serve(build, (await migrated()).env);

  const added = await moor(api.url, { berth: 'B12', ship: 'Aurora', departsAt: DEPARTS });
  expect(added.status).toBe(201);
  const second = await moor(api.url, { berth: 'B12', ship: 'Meteor', departsAt: DEPARTS });
  expect(second.status).toBe(409);

  const listed = await (await fetch(`${api.url}/moorings`)).json();
  expect(listed).toEqual({ moorings: [{ id: '1', berth: 'B12', ship: 'Aurora', departsAt: DEPARTS }] });
});

test('what is no mooring is refused and its problems are told', async () => {
  const api = await serve(build, (await migrated()).env);
  const cases = [
    { body: { berth: 'B12' }, expected: 400 },
    { body: '{', expected: 400 },
    { body: ' '.repeat(20_000), expected: 413 },
  ];
  for (const { body, expected } of cases) {
    const answer = await moor(api.url, body);
    expect(answer.status).toBe(expected);
    expect(await answer.json()).toHaveProperty('problems');
  }
});

test('the nightly command purges departed ships, and their berths are free before it ran', async () => {
  const database = await migrated();
  const client = await database.connect();
  await client.query(`insert into moorings (berth, ship, departs_at) values
    ('A1', 'Gone', '2001-01-01Z'), ('A2', 'Gone too', '2001-01-01Z'), ('A3', 'Here', '2999-01-01Z')`);
  const api = await serve(build, database.env);
  expect((await moor(api.url, { berth: 'A1', ship: 'Aurora', departsAt: DEPARTS })).status).toBe(201);

  const nightly = run(build, 'nightly', database.env);
  expect(await nightly.said('departed ships purged')).toMatchObject({ purged: 1 });
  expect(await nightly.exit).toBe(0);
  const left = await client.query('select ship from moorings order by berth').finally(() => client.end());
  expect(left.rows).toEqual([{ ship: 'Aurora' }, { ship: 'Here' }]);
});

test('metrics are on their own port alone and count requests by route', async () => {
  const api = await serve(build, (await migrated()).env);
  await fetch(`${api.url}/moorings`);
  await fetch(`${api.url}/no/such/route`);

  expect(await status(`${api.url}/metrics`)).toBe(404);
  const text = await (await fetch(api.metricsUrl)).text();
  expect(text).toContain(
    'http_request_duration_seconds_count{method="GET",route="GET /moorings",status="200"} 1',
  );
  expect(text).toContain('route="none",status="404"');
  expect(text).not.toContain('no/such/route');
  expect(text).toContain('process_cpu_seconds_total');
});

/** A request that the database keeps waiting, over a connection that could be kept alive. */
async function moorBehindLock(url: string, database: TestDatabase) {
  const client = await database.connect();
  await client.query('begin; lock table moorings in access exclusive mode');
  const sent = request(`${url}/moorings`, { method: 'POST', agent: new Agent({ keepAlive: true }) });
  sent.end(JSON.stringify({ berth: 'B12', ship: 'Aurora', departsAt: DEPARTS }));
  const answered = once(sent, 'response').then(
    ([response]) => ({ status: response.statusCode as number, headers: response.headers }),
    (error: NodeJS.ErrnoException) => ({ status: error.code, headers: {} }),
  );
  const waiting =
    "select count(*)::int as n from pg_locks where relation = 'moorings'::regclass and not granted";
  await expect.poll(async () => (await client.query(waiting)).rows[0].n, PATIENCE).toBe(1);
  return { answered, unlock: () => client.query('rollback'), end: () => client.end() };
}

test('after SIGTERM a request in flight is answered, new ones are not, and the program ends', async () => {
  const database = await migrated();
  const api = await serve(build, { ...database.env, DRAIN_SECONDS: '10' });
  const inFlight = await moorBehindLock(api.url, database);

  api.signal('SIGTERM');
  await api.said('draining');
  await expect(fetch(`${api.url}/readyz`)).rejects.toThrow();
  await inFlight.unlock();
  expect(await inFlight.answered).toMatchObject({ status: 201, headers: { connection: 'close' } });
  expect(await api.exit).toBe(0);
  await inFlight.end();
});

/** Keeps the only thread of the pool at work, as on a machine with more to do than it can. */
const busyPool = {
  UV_THREADPOOL_SIZE: '1',
  NODE_OPTIONS: `--import "data:text/javascript,${encodeURIComponent(`
    import { pbkdf2 } from 'node:crypto';
    const again = () => pbkdf2('', '', 50_000, 64, 'sha512', again);
    again();
  `)}"`,
};

test('a request that outlasts the drain time is cut off and said, however busy the machine', async () => {
  const database = await migrated();
  const api = await serve(build, { ...database.env, ...busyPool, DRAIN_SECONDS: '0' });
  const inFlight = await moorBehindLock(api.url, database);

  api.signal('SIGTERM');
  expect(await inFlight.answered).toMatchObject({ status: 'ECONNRESET' });
  expect(await api.exit).toBe(1);
  expect(api.lines.slice(-2)).toMatchObject([
    { level: 'info', msg: 'draining' },
    { level: 'warn', msg: 'drain time is over, requests were cut off' },
  ]);
  await inFlight.end();
});

test('the database password reaches no log, whatever goes wrong', async () => {
  const database = await postgres.createDatabase();
  const api = await serve(build, { ...database.env, LOG_LEVEL: 'trace' });
  await fetch(`${api.url}/moorings`);
  await api.said('request failed');
  const failed = run(build, 'nightly', { ...database.env, LOG_LEVEL: 'trace', DATABASE_USER: 'nobody' });
  expect(await failed.exit).toBe(1);

  expect(postgres.password).not.toBe('');
  expect(api.output() + failed.output()).not.toContain(postgres.password);
});
