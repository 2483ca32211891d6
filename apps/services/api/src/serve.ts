import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from './config.js';
import { openPool } from './database.js';
import { drain } from './drain.js';
import { apiHandler, metricsHandler } from './handler.js';
import type { Logger } from './log.js';
import { createMetrics } from './metrics.js';
import { neededVersion } from './schema.js';

// Google's load balancers keep idle connections for 600 s: the side that is asked must close later,
// or a request meets a closing connection.
const KEEP_ALIVE_MS = 620_000;

/**
 * Serves until SIGTERM or SIGINT, then drains.
 *
 * @param folder migrations of which the newest is the schema version that readiness waits for
 * @returns the exit code: 0 when every request in flight was answered, 1 when the drain time cut some off
 */
export async function serve(folder: string, config: Config, log: Logger): Promise<number> {
  const version = await neededVersion(folder);
  const pool = openPool(config.database, log);
  const metrics = createMetrics();
  const stopping = new AbortController();
  const accepting = () => !stopping.signal.aborted;
  const signalled = signal(stopping);

  const api = await listen(apiHandler({ pool, version, accepting }, metrics, log), config.port);
  const scrape = await listen(metricsHandler(metrics), config.metricsPort);
  log.info({ port: portOf(api), metricsPort: portOf(scrape), version }, 'listening');

  log.info({ signal: await signalled, seconds: config.drainSeconds }, 'draining');
  const drained = await drain(api, config.drainSeconds);
  scrape.close();
  scrape.closeAllConnections();
  if (!drained) {
    log.warn('drain time is over, requests were cut off');
    return 1;
  }
  await pool.end();
  log.info('stopped');
  return 0;
}

async function listen(handler: RequestListener, port: number): Promise<Server> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: 30_000 }, handler);
  server.listen(port);
  await once(server, 'listening');
  return server;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function signal(stopping: AbortController): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    const stop = (name: NodeJS.Signals) => {
      stopping.abort();
      resolve(name);
    };
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
  });
}
