import { expect, test } from 'vitest';
import { endpointOf } from './endpoint.js';
import { askedPause } from './retry.js';

test.each([
  ['7', 7000],
  ['86400', 60_000],
  ['Wed, 21 Oct 2026 07:28:00 GMT', 0],
  ['-1', 0],
  [null, 0],
])('Retry-After: %s waits %d ms', (header, pause) => {
  expect(askedPause(header)).toBe(pause);
});

test.each([
  ['docker.io', 'https://registry-1.docker.io'],
  ['ghcr.io', 'https://ghcr.io'],
  ['localhost:5000', 'http://localhost:5000'],
  ['127.0.0.1:5000', 'http://127.0.0.1:5000'],
  ['[::1]:5000', 'http://[::1]:5000'],
  ['127.evil.example', 'https://127.evil.example'],
  ['10.0.0.1:5000', 'https://10.0.0.1:5000'],
])('%s is reached at %s', (registry, endpoint) => {
  expect(endpointOf(registry)).toBe(endpoint);
});
