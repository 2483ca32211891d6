import type pg from 'pg';
import type { Mooring, NewMooring } from './mooring.js';

const COLUMNS = 'id, berth, ship, departs_at as "departsAt"';
const LIST_LIMIT = 100;

/** Ships at their berths, the next to depart first; at most 100. */
export async function listMoorings(pool: pg.Pool): Promise<Mooring[]> {
  const found = await pool.query<Mooring>(
    `select ${COLUMNS} from moorings where departs_at > now() order by departs_at, id limit ${LIST_LIMIT}`,
  );
  return found.rows;
}

/**
 * Moors a ship. A berth whose ship has departed is free, whether or not the nightly purge has run.
 *
 * @returns the mooring, or nothing when another ship holds the berth
 */
export async function addMooring(pool: pg.Pool, mooring: NewMooring): Promise<Mooring | undefined> {
  const added = await pool.query<Mooring>(
    `insert into moorings (berth, ship, departs_at) values ($1, $2, $3)
     on conflict (berth) do update set ship = excluded.ship, departs_at = excluded.departs_at
       where moorings.departs_at <= now()
     returning ${COLUMNS}`,
    [mooring.berth, mooring.ship, mooring.departsAt],
  );
  return added.rows[0];
}

/**
 * Removes the moorings of ships that have departed.
 *
 * @returns how many
 */
export async function purgeDeparted(pool: pg.Pool): Promise<number> {
  const purged = await pool.query('delete from moorings where departs_at <= now()');
  return purged.rowCount ?? 0;
}
