import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { type PostgresBinaries, postgresBinaries, type RunAs } from './postgres-binaries.js';

/** A database, and the environment variables that point a program at it. */
export interface TestDatabase {
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  connect(): Promise<pg.Client>;
}

/** A real Postgres server that lives as long as a test file. */
export interface TestPostgres {
  readonly password: string;
  /** An empty database, or a copy of `template`, to which nothing may be connected. */
  createDatabase(template?: TestDatabase): Promise<TestDatabase>;
  stop(): Promise<void>;
}

// Postgres refuses to run as root. `nobody` is on every Linux, so no user is added to the machine.
const NOBODY = { uid: 65_534, gid: 65_534 };
const USER = 'harbour';
const ATTEMPTS = 3;

/** Creates a cluster in a temporary folder and starts it on a free port. */
export async function startPostgres(): Promise<TestPostgres> {
  const root = process.getuid?.() === 0;
  const runAs: RunAs = root ? NOBODY : {};
  const folder = await mkdtemp(join(tmpdir(), 'harbour-postgres-'));
  const binaries = await postgresBinaries(folder, runAs);
  const password = `not-a-secret-${process.pid}`;
  const passwordFile = join(folder, 'password');
  const data = join(folder, 'data');
  await writeFile(passwordFile, `${password}\n`);
  if (root) for (const path of [folder, passwordFile]) await chown(path, NOBODY.uid, NOBODY.gid);
  await promisify(execFile)(
    binaries.initdb,
    [`--pgdata=${data}`, '--auth=scram-sha-256', `--username=${USER}`, `--pwfile=${passwordFile}`].concat(
      '--no-locale',
      '--encoding=UTF8',
      '--no-sync',
    ),
    { ...runAs, cwd: folder },
  );
  const { server, port } = await startServer(binaries, { data, runAs, cwd: folder });
  const killIfLeft = () => server.kill('SIGQUIT');
  process.once('exit', killIfLeft);

  const client = async (database: string) => {
    const one = new pg.Client({ host: '127.0.0.1', port, user: USER, password, database });
    await one.connect();
    return one;
  };
  let databases = 0;
  return {
    password,
    createDatabase: async (template) => {
      databases += 1;
      const name = `harbour_${databases}`;
      const admin = await client('postgres');
      await admin
        .query(`create database ${name} template ${template?.name ?? 'template1'}`)
        .finally(() => admin.end());
      return {
        name,
        env: {
          DATABASE_HOST: '127.0.0.1',
          DATABASE_PORT: String(port),
          DATABASE_NAME: name,
          DATABASE_USER: USER,
          DATABASE_PASSWORD_FILE: passwordFile,
        },
        connect: () => client(name),
      };
    },
    stop: async () => {
      process.off('exit', killIfLeft);
      const ended = once(server, 'exit');
      server.kill('SIGQUIT');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Cluster {
  readonly data: string;
  readonly runAs: RunAs;
  readonly cwd: string;
}

/** Another program may take a free port before Postgres does: then the next one is tried. */
async function startServer(binaries: PostgresBinaries, cluster: Cluster, attempt = 1): Promise<Started> {
  const port = await freePort();
  const server = spawn(
    binaries.postgres,
    ['-D', cluster.data, '-p', String(port), '-h', '127.0.0.1', '-k', '', '-F'],
    { ...cluster.runAs, cwd: cluster.cwd, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let output = '';
  const ready = await new Promise<boolean>((resolve) => {
    server.once('exit', () => resolve(false));
    server.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.includes('ready to accept connections')) resolve(true);
    });
  });
  if (ready) return { server, port };
  if (attempt === ATTEMPTS) throw new Error(`Postgres did not start:\n${output}`);
  return startServer(binaries, cluster, attempt + 1);
}

interface Started {
  readonly server: ChildProcess;
  readonly port: number;
}

/** A port of the loopback interface that nothing listened on a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || address === null) throw new Error('no port was given');
  return address.port;
}
