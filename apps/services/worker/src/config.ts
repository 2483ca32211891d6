/** Everything that the worker takes from its environment. */
export interface Config {
  /** Address of the api service, without a path. */
  readonly apiUrl: URL;
  /** Seconds between the starts of two rounds. @default 60 */
  readonly intervalSeconds: number;
  /** Seconds that the api may take to answer. @default 5 */
  readonly timeoutSeconds: number;
  /** File whose time of change is the last completed round. @default '/tmp/alive' */
  readonly heartbeatFile: string;
  /** @default 'info' */
  readonly logLevel: LogLevel;
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

  const seconds = (name: string, fallback: number): number => {
    const value = env[name] || String(fallback);
    if (/^\d+(\.\d+)?$/.test(value) && Number(value) > 0 && Number(value) <= 86_400) return Number(value);
    problems.push(`${name} is "${value}", not a number of seconds above 0 and up to 86400`);
    return fallback;
  };
  const address = (name: string): URL => {
    const value = env[name] ?? '';
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
    problems.push(`${name} is "${value}", not an address like http://api.api.svc.cluster.local`);
    return new URL('http://localhost');
  };
  const level = (name: string): LogLevel => {
    const value = env[name] || 'info';
    const known = LOG_LEVELS.find((one) => one === value);
    if (known === undefined) problems.push(`${name} is "${value}", not one of ${LOG_LEVELS.join(', ')}`);
    return known ?? 'info';
  };

  const config: Config = {
    apiUrl: address('API_URL'),
    intervalSeconds: seconds('INTERVAL_SECONDS', 60),
    timeoutSeconds: seconds('TIMEOUT_SECONDS', 5),
    heartbeatFile: env['HEARTBEAT_FILE'] || '/tmp/alive',
    logLevel: level('LOG_LEVEL'),
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}
