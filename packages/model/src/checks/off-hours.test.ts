import { expect, test } from 'vitest';
import {
  environmentOf,
  type Fields,
  platformOf,
  problemsOf,
  serverOf,
  serviceOf,
} from '../testing/platforms.js';

const workingHours = { on: '0 7 * * 1-5', off: '0 20 * * 1-5', timeZone: 'Europe/Berlin' };

interface Said {
  readonly service?: Fields;
  readonly callee?: Fields;
}

/** What is said of a cron in an environment with working hours, whose service calls another one. */
function said(schedule: Fields, { service = {}, callee = {} }: Said = {}): readonly string[] {
  const nightly = { kind: 'cron', schedule };
  const api = serviceOf('api', { calls: { web: 'server.http' }, workloads: { nightly }, ...service });
  const dev = environmentOf('dev', { workingHours });
  return problemsOf(platformOf([api, serverOf('web', callee)], [dev])).map(
    ({ code, what }) => `${code} ${what}`,
  );
}

const berlin = { timeZone: 'Europe/Berlin' };

test('a cron in hours in which the environment is on may call what it likes', () => {
  expect(said({ cron: '*/5 7-19 * * 1-5', ...berlin })).toEqual([]);
  expect(said({ cron: '0 7 * * mon', ...berlin })).toEqual([]);
});

test('the first run in which it is off is told', () => {
  const off = 'when dev has no pods of web, which it may call';
  expect(said({ cron: '0 20 * * 1', ...berlin })).toEqual([
    `FL_SCHEDULE_OFF runs on a Monday at 20:00 (Europe/Berlin) too, ${off}`,
  ]);
  expect(said({ cron: '0 12 * * *', ...berlin })).toEqual([
    `FL_SCHEDULE_OFF runs on a Saturday at 12:00 (Europe/Berlin) too, ${off}`,
  ]);
});

test('a cron has a clock of its own', () => {
  // Half past six in winter and half past seven in summer.
  expect(said({ cron: '30 5 * * 1-5', timeZone: 'Etc/UTC' })[0]).toContain('at 06:30 (Europe/Berlin)');
  expect(said({ cron: '30 6-16 * * 1-5', timeZone: 'Etc/UTC' })).toEqual([]);
});

test.each<[string, Fields, Said]>([
  ['is suspended', { suspend: true }, {}],
  ['says that it can do without', { alwaysOn: true }, {}],
  ['calls nobody', {}, { service: { calls: {} } }],
  ['calls only what stays on', {}, { callee: { scaling: { alwaysOn: true } } }],
])('a cron at night is right where it %s', (_why, schedule, more) => {
  expect(said({ cron: '0 3 * * *', ...schedule }, more)).toEqual([]);
});
