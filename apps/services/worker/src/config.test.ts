import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.js';

test('an environment that names only the api takes every default', () => {
  expect(readConfig({ API_URL: 'http://api' })).toEqual({
    apiUrl: new URL('http://api'),
    intervalSeconds: 60,
    timeoutSeconds: 5,
    heartbeatFile: '/tmp/alive',
    logLevel: 'info',
  });
});

test('all problems are told at once', () => {
  const env = { API_URL: 'api:8080', INTERVAL_SECONDS: '0', TIMEOUT_SECONDS: 'soon', LOG_LEVEL: 'loud' };
  expect(() => readConfig(env)).toThrow(
    new ConfigError([
      'API_URL is "api:8080", not an address like http://api.api.svc.cluster.local',
      'INTERVAL_SECONDS is "0", not a number of seconds above 0 and up to 86400',
      'TIMEOUT_SECONDS is "soon", not a number of seconds above 0 and up to 86400',
      'LOG_LEVEL is "loud", not one of trace, debug, info, warn, error',
    ]),
  );
});
