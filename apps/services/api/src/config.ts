/** Where the database is and who asks. */
export interface DatabaseConfig {
  readonly host: string;
  readonly port: number;
  readonly name: string;
  readonly user: string;
  /** File that holds the password. Absent where the database knows the caller by its identity. */
  readonly passwordFile?: string;
}

/** Everything that the program takes from its environment. */
export interface Config {
  /** Port of the API and its probes; 0 takes a free one. @default 8080 */
  readonly port: number;
  /** Port of `/metrics` alone, so that no public route can reach it. @default 9090 */
  readonly metricsPort: number;
  /** Seconds that requests in flight may still take after SIGTERM. @default 20 */
  readonly drainSeconds: number;
  /** @default 'info' */
  readonly logLevel: LogLevel;
  readonly database: DatabaseConfig;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The environment cannot be used; `problems` names every variable that is wrong, not only the first. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(readonly problems: readonly string[]) {
    super(problems.join('; '));
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the configuration from environment variables alone.
 *
 * @throws ConfigError with all problems at once
 */
export function readConfig(env: Environment): Config {
  const problems: string[] = [];

  const text = (name: string): string => {
    const value = env[name] ?? '';
    if (value === '') problems.push(`${name} is missing`);
    return value;
  };
  const whole = (name: string, range: { fallback: number; max: number }): number => {
    const value = env[name];
    if (value === undefined || value === '') return range.fallback;
    if (/^\d+$/.test(value) && Number(value) <= range.max) return Number(value);
    problems.push(`${name} is "${value}", not a whole number from 0 to ${range.max}`);
    return range.fallback;
  };
  const level = (name: string): LogLevel => {
    const value = env[name] ?? 'info';
    const known = LOG_LEVELS.find((one) => one === value);
    if (known === undefined) problems.push(`${name} is "${value}", not one of ${LOG_LEVELS.join(', ')}`);
    return known ?? 'info';
  };

  const passwordFile = env['DATABASE_PASSWORD_FILE'];
  const config: Config = {
    port: whole('PORT', { fallback: 8080, max: 65_535 }),
    metricsPort: whole('METRICS_PORT', { fallback: 9090, max: 65_535 }),
    drainSeconds: whole('DRAIN_SECONDS', { fallback: 20, max: 3600 }),
    logLevel: level('LOG_LEVEL'),
    database: {
      host: text('DATABASE_HOST'),
      port: whole('DATABASE_PORT', { fallback: 5432, max: 65_535 }),
      name: text('DATABASE_NAME'),
      user: text('DATABASE_USER'),
      ...(passwordFile ? { passwordFile } : {}),
    },
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}
