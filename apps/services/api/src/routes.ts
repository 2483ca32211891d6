import type { IncomingMessage } from 'node:http';
import type pg from 'pg';
import { readJson } from './body.js';
import { parseMooring } from './mooring.js';
import { addMooring, listMoorings } from './moorings.js';
import { hasVersion } from './schema.js';

/** What a route answers; the body is sent as JSON. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** What the routes stand on. */
export interface Backing {
  readonly pool: pg.Pool;
  /** Schema version that the code needs. */
  readonly version: string;
  /** Whether the process still takes new work. */
  readonly accepting: () => boolean;
}

type Route = (request: IncomingMessage, backing: Backing) => Promise<Answer>;

/** Every route by method and path. Its key is also the metrics' `route`, so their number is bounded. */
export const routes: Readonly<Record<string, Route>> = {
  // Never the database: restarting the process does not mend a database.
  'GET /livez': async () => ({ status: 200, body: { status: 'alive' } }),

  'GET /readyz': async (_, { pool, version, accepting }) => {
    if (!accepting()) return notReady('draining');
    try {
      return (await hasVersion(pool, version))
        ? { status: 200, body: { status: 'ready', schema: version } }
        : notReady(`the schema lacks ${version}`);
    } catch {
      return notReady('the database does not answer');
    }
  },

  'GET /moorings': async (_, { pool }) => ({ status: 200, body: { moorings: await listMoorings(pool) } }),

  'POST /moorings': async (request, { pool }) => {
    const parsed = parseMooring(await readJson(request), new Date());
    if ('problems' in parsed) return { status: 400, body: parsed };
    const mooring = await addMooring(pool, parsed.mooring);
    if (mooring === undefined) return { status: 409, body: { problems: ['berth: another ship holds it'] } };
    return { status: 201, body: mooring };
  },
};

function notReady(because: string): Answer {
  return { status: 503, body: { status: 'not ready', because } };
}
