import fc from 'fast-check';
import { expect, test } from 'vitest';
import { endpointOf } from './endpoint.js';
import { askedPause, busy, pauseAfter } from './retry.js';

test('pauses double, up to the longest', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7].map((attempt) => pauseAfter(attempt, busy, { random: 0.999999 }));
  expect(pauses).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
});

test('a pause is between half of it and all of it, and never shorter than was asked for', () => {
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const asked = fc.constantFrom(0, 1000, 30_000);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), random, asked, (attempt, random, asked) => {
      const pause = pauseAfter(attempt, busy, { random, asked });
      const whole = Math.min(busy.mostMs, busy.firstMs * 2 ** (attempt - 1));
      expect(pause).toBeGreaterThanOrEqual(Math.max(asked, whole / 2));
      expect(pause).toBeLessThanOrEqual(Math.max(asked, whole));
    }),
  );
});

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
