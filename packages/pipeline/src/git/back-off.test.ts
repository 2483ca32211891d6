import fc from 'fast-check';
import { expect, test } from 'vitest';
import { patient, pauseAfter, withBackOff } from './back-off.js';

function counted(failures: number) {
  const pauses: number[] = [];
  let tries = 0;
  const run = async () => {
    tries += 1;
    if (tries <= failures) throw new Error('raced');
    return tries;
  };
  const waiting = { wait: async (ms: number) => void pauses.push(ms), random: () => 0.5 };
  return { run, waiting, pauses };
}

test('what fails for a moment is tried again after growing pauses', async () => {
  const { run, waiting, pauses } = counted(3);
  expect(await withBackOff(run, () => true, { waiting })).toBe(4);
  expect(pauses).toEqual([38, 75, 150]);
});

test('what fails for good is not tried again', async () => {
  const { run, waiting, pauses } = counted(3);
  await expect(withBackOff(run, () => false, { waiting })).rejects.toThrow('raced');
  expect(pauses).toEqual([]);
});

test('after the last try its error is told', async () => {
  const { run, waiting, pauses } = counted(99);
  await expect(withBackOff(run, () => true, { waiting })).rejects.toThrow('raced');
  expect(pauses).toHaveLength(patient.tries - 1);
});

test('a pause is between half and all of its step, and never longer than the longest', () => {
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), random, (attempt, chance) => {
      const pause = pauseAfter(attempt, patient, chance);
      const whole = Math.min(patient.mostMs, patient.firstMs * 2 ** (attempt - 1));
      expect(pause).toBeGreaterThanOrEqual(Math.floor(whole / 2));
      expect(pause).toBeLessThanOrEqual(whole);
    }),
  );
});
