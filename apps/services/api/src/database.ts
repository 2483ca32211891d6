import { readFile } from 'node:fs/promises';
import pg from 'pg';
import type { DatabaseConfig } from './config.js';
import type { Logger } from './log.js';

/**
 * How `pg` connects. The password file is read for each connection, so a rotated secret is used without
 * a restart.
 */
export function connectionOf(config: DatabaseConfig): pg.ClientConfig {
  const { passwordFile } = config;
  return {
    host: config.host,
    port: config.port,
    database: config.name,
    user: config.user,
    application_name: 'api',
    connectionTimeoutMillis: 2_000,
    ...(passwordFile === undefined
      ? {}
      : { password: async () => (await readFile(passwordFile, 'utf8')).trimEnd() }),
  };
}

/** Connections for requests. A lost idle connection is logged and replaced, never fatal. */
export function openPool(config: DatabaseConfig, log: Logger): pg.Pool {
  const pool = new pg.Pool({ ...connectionOf(config), max: 10, statement_timeout: 10_000 });
  pool.on('error', (error) => log.warn({ err: error }, 'idle database connection lost'));
  return pool;
}
