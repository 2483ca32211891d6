import type { JsonObject, ResolvedDatabase } from '@fairlead/model';

/** How the image of a database server is told what it is. */
export interface Engine {
  /** User and group that the image has for the server. */
  readonly user: number;
  /** Where the volume is mounted. */
  readonly data: string;
  /** Other folders that the server writes to. */
  readonly writes: { readonly [volume: string]: string };
  /** @param passwordFile holds the password of the user */
  readonly env: (database: ResolvedDatabase, passwordFile: string) => { readonly [name: string]: string };
  /** Says whether the server takes connections, without a password. */
  readonly ready: (database: ResolvedDatabase) => readonly string[];
}

/** The official images. (hub.docker.com/_/postgres, hub.docker.com/_/mysql) */
export const engines: { readonly [E in ResolvedDatabase['engine']]: Engine } = {
  postgres: {
    user: 999,
    data: '/data',
    writes: { run: '/var/run/postgresql', tmp: '/tmp' },
    env: ({ name, user }, passwordFile) => ({
      // Below the volume's root, where some storage puts a folder of its own; versions differ in their usual place.
      PGDATA: '/data/pgdata',
      POSTGRES_DB: name,
      POSTGRES_PASSWORD_FILE: passwordFile,
      POSTGRES_USER: user,
    }),
    // By TCP: while it is filled for the first time, the server listens on its socket alone.
    ready: ({ name, user, address }) => [
      ...['pg_isready', '--quiet', '--host=127.0.0.1', `--port=${address.port}`],
      ...[`--dbname=${name}`, `--username=${user}`],
    ],
  },
  mysql: {
    user: 999,
    data: '/var/lib/mysql',
    writes: { files: '/var/lib/mysql-files', run: '/var/run/mysqld', tmp: '/tmp' },
    env: ({ name, user }, passwordFile) => ({
      MYSQL_DATABASE: name,
      MYSQL_PASSWORD_FILE: passwordFile,
      MYSQL_RANDOM_ROOT_PASSWORD: 'yes',
      MYSQL_USER: user,
    }),
    ready: ({ address }) => [
      ...['mysqladmin', 'ping', '--silent', '--protocol=tcp'],
      ...['--host=127.0.0.1', `--port=${address.port}`],
    ],
  },
};

/** Names and texts as a container's list. */
export function variablesOf(env: { readonly [name: string]: string }): readonly JsonObject[] {
  return Object.keys(env)
    .sort()
    .map((name) => ({ name, value: env[name] }));
}
