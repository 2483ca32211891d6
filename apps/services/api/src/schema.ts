import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import pg from 'pg';

/** Table in which the migrations that ran are listed. */
export const MIGRATIONS_TABLE = 'schema_migrations';

const NAME = /^\d{4}_[a-z0-9_]+\.sql$/;

/** What is wrong with a migrations folder's file names; empty when nothing is. */
export function misnamed(files: readonly string[]): string[] {
  const wrong = files.filter((file) => !NAME.test(file)).map((file) => `${file} is not named NNNN_name.sql`);
  const numbers = files.map((file) => file.slice(0, 4));
  const twice = files.filter((file, index) => numbers.indexOf(file.slice(0, 4)) !== index);
  return [...wrong, ...twice.map((file) => `${file} repeats the number of another file`)];
}

/**
 * The schema version that this program was written for: its newest migration, without `.sql`.
 *
 * @throws when the folder is empty or a file is misnamed
 */
export async function neededVersion(folder: string): Promise<string> {
  const files = (await readdir(folder)).sort();
  const wrong = misnamed(files);
  if (wrong.length > 0) throw new Error(wrong.join('; '));
  const newest = files.at(-1);
  if (newest === undefined) throw new Error('there is no migration');
  return basename(newest, '.sql');
}

const UNDEFINED_TABLE = '42P01';

/**
 * Whether a version is there. A newer schema has it too, so a program that was rolled back stays ready.
 *
 * @throws when the database does not answer
 */
export async function hasVersion(pool: pg.Pool, version: string): Promise<boolean> {
  try {
    const found = await pool.query(`select 1 from ${MIGRATIONS_TABLE} where name = $1`, [version]);
    return found.rowCount === 1;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === UNDEFINED_TABLE) return false;
    throw error;
  }
}
