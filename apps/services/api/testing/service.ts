import { join } from 'node:path';
import { imageStart } from './image.js';
import type { TestDatabase } from './postgres.js';
import { type Build, type Program, SERVICE_FOLDER, start } from './program.js';

/** A server that listens, and where. */
export interface Served extends Program {
  readonly url: string;
  readonly metricsUrl: string;
}

/** Runs a command of the built program against a database; ports are free ones. */
export function run(build: Build, command: string, env: Readonly<Record<string, string>>): Program {
  return start({
    argv: [process.execPath, 'main.js', command],
    cwd: build.folder,
    env: { PORT: '0', METRICS_PORT: '0', ...env },
  });
}

/** Starts the server and waits until it listens. */
export async function serve(build: Build, env: Readonly<Record<string, string>>): Promise<Served> {
  return served(run(build, 'serve', env));
}

/** Starts the service as its Dockerfile does, but for the ports and the path of Node. */
export async function serveAsImage(build: Build, env: Readonly<Record<string, string>>): Promise<Served> {
  const image = await imageStart(join(SERVICE_FOLDER, 'Dockerfile'));
  const [node, ...args] = [...image.entrypoint, ...image.command];
  if (node !== '/nodejs/bin/node') throw new Error(`the image starts ${node}, not Node`);
  return served(
    start({
      argv: [process.execPath, ...args],
      cwd: build.folder,
      env: { ...image.env, PORT: '0', METRICS_PORT: '0', ...env },
    }),
  );
}

async function served(program: Program): Promise<Served> {
  const { port, metricsPort } = await program.said('listening');
  return {
    ...program,
    url: `http://127.0.0.1:${port}`,
    metricsUrl: `http://127.0.0.1:${metricsPort}/metrics`,
  };
}

/** The names of the migrations that a database has had. */
export async function migrationsOf(database: TestDatabase): Promise<string[]> {
  const client = await database.connect();
  try {
    const there = await client.query("select to_regclass('schema_migrations') is not null as there");
    if (!there.rows[0].there) return [];
    const found = await client.query('select name from schema_migrations order by id');
    return found.rows.map((row: { name: string }) => row.name);
  } finally {
    await client.end();
  }
}
