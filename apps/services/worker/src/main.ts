import { ConfigError, readConfig } from './config.js';
import { Heartbeat, staleAfter, watch } from './heartbeat.js';
import { createLog } from './log.js';
import { work } from './work.js';

const USAGE = 2;
const FAILED = 1;

const log = createLog();
const stopping = new AbortController();
for (const name of ['SIGTERM', 'SIGINT'] as const) {
  process.once(name, () => {
    log.info({ signal: name }, 'stopping');
    stopping.abort();
  });
}

try {
  const config = readConfig(process.env);
  log.level = config.logLevel;
  const heartbeat = new Heartbeat(config.heartbeatFile);
  const seconds = staleAfter(config);
  watch(heartbeat, seconds, () => {
    log.fatal({ seconds }, 'no heartbeat');
    process.exit(FAILED);
  });
  log.info({ api: config.apiUrl.origin, intervalSeconds: config.intervalSeconds }, 'working');
  await work(config, { log, heartbeat, stopping: stopping.signal });
  log.info('stopped');
} catch (error) {
  log.fatal({ err: error }, 'worker failed');
  process.exitCode = error instanceof ConfigError ? USAGE : FAILED;
}
