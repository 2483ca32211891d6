import { expect, test } from 'vitest';
import { everFalls, momentsOn, parseCron } from './cron.js';

const on = (date: string, text: string) => {
  const cron = parseCron(text);
  return cron && momentsOn(cron, Date.parse(date)).map((each) => new Date(each).toISOString().slice(11, 16));
};

test.each([
  ['0 10-12 * * *', '2026-11-26', ['10:00', '11:00', '12:00']],
  ['*/20 3 * * *', '2026-11-26', ['03:00', '03:20', '03:40']],
  ['50/5 3 * * *', '2026-11-26', ['03:50', '03:55']],
  ['0 0 * * 7', '2026-11-29', ['00:00']],
  ['0 0 * * sun-tue', '2026-11-25', []],
  ['0 0 * nov thu', '2026-11-26', ['00:00']],
  ['0 0 13 * fri', '2026-11-27', ['00:00']],
  ['0 0 13 * fri', '2026-11-26', []],
  ['0 0 */2 * fri', '2026-11-26', []],
])('%s on %s', (text, date, moments) => {
  expect(on(date, text)).toEqual(moments);
});

test.each(['', '* * * *', '60 * * * *', '* 24 * * *', '* * 0 * *', '* * * 13 *', '* * * * 8', '5-3 * * * *'])(
  '`%s` is no schedule',
  (text) => {
    expect(parseCron(text)).toBeUndefined();
  },
);

test.each(['*/0 * * * *', 'a * * * *', '1,,2 * * * *', '@daily', '* * * * * *', '-1 * * * *'])(
  '`%s` is none either',
  (text) => {
    expect(parseCron(text)).toBeUndefined();
  },
);

test.each([
  ['0 0 31 2 *', false],
  ['0 0 31 feb,apr,jun *', false],
  ['0 0 30-31 2 *', false],
  ['0 0 29 2 *', true],
  ['0 0 31 2-3 *', true],
  // A day that fits either is meant.
  ['0 0 31 2 fri', true],
  ['0 16 * * 5', true],
] as const)('whether `%s` ever comes: %s', (text, comes) => {
  const cron = parseCron(text);
  expect(cron && everFalls(cron)).toBe(comes);
});
