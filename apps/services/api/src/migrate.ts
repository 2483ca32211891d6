import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { runner } from 'node-pg-migrate';
import type { DatabaseConfig } from './config.js';
import { connectionOf } from './database.js';
import type { Logger } from './log.js';
import { MIGRATIONS_TABLE, neededVersion } from './schema.js';

/** A migration failed. Nothing of the run was kept: `file` is the one that the database refused. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
  constructor(
    readonly file: string,
    cause: unknown,
  ) {
    super(`${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * Brings the schema to the newest version in `folder`. All pending files run in one transaction, so the
 * version moves to the end or not at all. A second run at the same time waits on an advisory lock, then
 * finds nothing to do. There is no way down: a mistake is mended by a further migration.
 *
 * @returns the names of the migrations that ran
 * @throws MigrationError when the database refuses a file
 */
export async function migrate(folder: string, database: DatabaseConfig, log: Logger): Promise<string[]> {
  const version = await neededVersion(folder);
  let running: string | undefined;
  try {
    const done = await runner({
      databaseUrl: connectionOf(database),
      dir: folder,
      migrationsTable: MIGRATIONS_TABLE,
      direction: 'up',
      singleTransaction: true,
      advisoryLockMode: 'wait',
      migrationLoaderStrategies: [
        {
          extensions: ['.sql'],
          loader: async (paths) =>
            Promise.all(
              paths.map(async (path) => {
                const sql = await readFile(path, 'utf8');
                const up = (builder: { sql(text: string): void }) => {
                  running = basename(path);
                  builder.sql(sql);
                };
                return { id: path, filePaths: [path], actions: { up, down: false as const } };
              }),
            ),
        },
      ],
      logger: quiet,
    });
    const names = done.map((one) => one.name);
    log.info({ ran: names, version }, names.length > 0 ? 'schema migrated' : 'schema is up to date');
    return names;
  } catch (error) {
    throw running === undefined ? error : new MigrationError(running, error);
  }
}
