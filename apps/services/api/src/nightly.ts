import type { DatabaseConfig } from './config.js';
import { openPool } from './database.js';
import type { Logger } from './log.js';
import { purgeDeparted } from './moorings.js';

/** The nightly work: removes the moorings of departed ships. Running it twice removes nothing more. */
export async function nightly(database: DatabaseConfig, log: Logger): Promise<void> {
  const pool = openPool(database, log);
  try {
    log.info({ purged: await purgeDeparted(pool) }, 'departed ships purged');
  } finally {
    await pool.end();
  }
}
