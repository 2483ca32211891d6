import { fileURLToPath } from 'node:url';
import { type Config, ConfigError, readConfig } from './config.js';
import { createLog, type Logger } from './log.js';

/** The folder beside the bundle that holds all the program knows about the schema. */
const MIGRATIONS_FOLDER = fileURLToPath(new URL('./migrations/', import.meta.url));

/**
 * One program, three workloads: each command resolves to the exit code. A command's own libraries load only
 * for it: a server that starts does not read what only migrations need.
 */
const commands: Readonly<Record<string, (config: Config, log: Logger) => Promise<number>>> = {
  serve: async (config, log) => {
    const { serve } = await import('./serve.js');
    return serve(MIGRATIONS_FOLDER, config, log);
  },
  migrate: async (config, log) => {
    const { migrate } = await import('./migrate.js');
    await migrate(MIGRATIONS_FOLDER, config.database, log);
    return DONE;
  },
  nightly: async (config, log) => {
    const { nightly } = await import('./nightly.js');
    await nightly(config.database, log);
    return DONE;
  },
};

const DONE = 0;
const USAGE = 2;
const FAILED = 1;

async function main(name: string | undefined): Promise<number> {
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  const log = createLog();
  if (command === undefined) {
    log.fatal({ command: name, known: Object.keys(commands) }, 'unknown command');
    return USAGE;
  }
  try {
    const config = readConfig(process.env);
    log.level = config.logLevel;
    return await command(config, log);
  } catch (error) {
    log.fatal({ err: error }, `${name} failed`);
    return error instanceof ConfigError ? USAGE : FAILED;
  }
}

// Not only an exit code: a request that was cut off may still hold a connection to the database.
process.exit(await main(process.argv[2]));
