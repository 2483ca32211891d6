import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.js';

const enough = { DATABASE_HOST: 'db', DATABASE_NAME: 'harbour', DATABASE_USER: 'api' };

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

test('an environment that names only the database takes every default', () => {
  expect(readConfig(enough)).toEqual({
    port: 8080,
    metricsPort: 9090,
    drainSeconds: 20,
    logLevel: 'info',
    database: { host: 'db', port: 5432, name: 'harbour', user: 'api' },
  });
});

test('every variable reaches its setting', () => {
  const config = readConfig({
    ...enough,
    PORT: '1',
    METRICS_PORT: '2',
    DRAIN_SECONDS: '3',
    LOG_LEVEL: 'debug',
    DATABASE_PORT: '4',
    DATABASE_PASSWORD_FILE: '/secrets/password',
  });
  expect(config).toMatchObject({ port: 1, metricsPort: 2, drainSeconds: 3, logLevel: 'debug' });
  expect(config.database).toMatchObject({ port: 4, passwordFile: '/secrets/password' });
});

test('all problems are told at once', () => {
  expect(problemsOf({ PORT: '80 80', DRAIN_SECONDS: '-1', LOG_LEVEL: 'loud', DATABASE_USER: 'api' })).toEqual(
    [
      'PORT is "80 80", not a whole number from 0 to 65535',
      'DRAIN_SECONDS is "-1", not a whole number from 0 to 3600',
      'LOG_LEVEL is "loud", not one of trace, debug, info, warn, error',
      'DATABASE_HOST is missing',
      'DATABASE_NAME is missing',
    ],
  );
});

test('a port above 65535 is refused', () => {
  expect(problemsOf({ ...enough, PORT: '65536' })).toHaveLength(1);
});
