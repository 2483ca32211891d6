import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { type Freeze, weekdays } from '../authoring/freezes.js';
import { freezeState } from './freeze-state.js';
import { day, hour, instantOf, localTimeAt } from './local-time.js';

// A busy machine takes its time for a thousand cases.
vi.setConfig({ testTimeout: 120_000 });

const berlin = { reason: 'no changes at weekends', timeZone: 'Europe/Berlin' };
const weekend: Freeze = { ...berlin, days: ['friday', 'saturday', 'sunday'], from: '18:00', to: '24:00' };
const nights: Freeze = { ...berlin, reason: 'nights', days: [...weekdays], from: '22:00', to: '06:00' };
const holidays: Freeze = {
  reason: 'year end',
  timeZone: 'Europe/Berlin',
  from: '2026-12-18T18:00',
  to: '2027-01-04T08:00',
};
const fridayToMonday: { readonly [name: string]: Freeze } = {
  friday: { ...berlin, days: ['friday'], from: '18:00', to: '24:00' },
  weekend: { ...berlin, days: ['saturday', 'sunday'], from: '00:00', to: '24:00' },
  monday: { ...berlin, days: ['monday'], from: '00:00', to: '08:00' },
};

const at = (text: string) => new Date(text);

test('a freeze says from when to when, why, and when it opens', () => {
  expect(freezeState({ holidays }, at('2026-12-24T12:00:00Z'))).toEqual({
    state: 'frozen',
    freezes: ['holidays'],
    reason: 'year end',
    since: '2026-12-18T17:00:00.000Z',
    until: '2027-01-04T07:00:00.000Z',
    words:
      'closed from Fri 2026-12-18 18:00 to Mon 2027-01-04 08:00 Europe/Berlin (year end); opens Mon 2027-01-04 08:00',
  });
});

test('the end of a window is open, its beginning is closed', () => {
  expect(freezeState({ holidays }, at('2026-12-18T16:59:59.999Z')).state).toBe('open');
  expect(freezeState({ holidays }, at('2026-12-18T17:00:00Z')).state).toBe('frozen');
  expect(freezeState({ holidays }, at('2027-01-04T06:59:59.999Z')).state).toBe('frozen');
  expect(freezeState({ holidays }, at('2027-01-04T07:00:00Z')).state).toBe('open');
});

test('windows that touch are one freeze with one opening', () => {
  const state = freezeState(fridayToMonday, at('2026-11-29T12:00:00Z'));
  expect(state).toMatchObject({
    state: 'frozen',
    freezes: ['weekend'],
    since: '2026-11-27T17:00:00.000Z',
    until: '2026-11-30T07:00:00.000Z',
    words:
      'closed from Fri 2026-11-27 18:00 to Mon 2026-11-30 08:00 Europe/Berlin (no changes at weekends); opens Mon 2026-11-30 08:00',
  });
});

test('an environment that is open says when it closes', () => {
  expect(freezeState(fridayToMonday, at('2026-11-26T12:00:00Z'))).toEqual({
    state: 'open',
    closes: '2026-11-27T17:00:00.000Z',
  });
  expect(freezeState({ holidays }, at('2027-02-01T00:00:00Z'))).toEqual({ state: 'open' });
  expect(freezeState({}, at('2027-02-01T00:00:00Z'))).toEqual({ state: 'open' });
});

test('a window that ends before it begins crosses midnight', () => {
  const state = (text: string) => freezeState({ nights }, at(text)).state;
  expect(['20:59', '21:00', '23:30'].map((time) => state(`2026-11-26T${time}:00Z`))).toEqual([
    'open',
    'frozen',
    'frozen',
  ]);
  expect(['04:59', '05:00'].map((time) => state(`2026-11-27T${time}:00Z`))).toEqual(['frozen', 'open']);
});

test('a night across midnight belongs to the day on which it begins', () => {
  const friday: Freeze = { ...berlin, days: ['friday'], from: '22:00', to: '06:00' };
  expect(freezeState({ friday }, at('2026-11-28T03:00:00Z')).state).toBe('frozen');
  expect(freezeState({ friday }, at('2026-11-27T03:00:00Z')).state).toBe('open');
});

test('local times stay local over summer time', () => {
  const until = (text: string) => (freezeState({ nights }, at(text)) as { until: string }).until;
  expect(until('2026-03-27T23:00:00Z')).toBe('2026-03-28T05:00:00.000Z');
  expect(until('2026-03-28T23:00:00Z')).toBe('2026-03-29T04:00:00.000Z');
  expect(until('2026-10-24T22:00:00Z')).toBe('2026-10-25T05:00:00.000Z');
});

test('where clocks go back, an hour that is shown twice is closed both times', () => {
  const freeze: Freeze = { ...berlin, from: '2026-10-25T02:15', to: '2026-10-25T02:45' };
  const state = (text: string) => freezeState({ freeze }, at(text)).state;
  expect(
    ['00:14', '00:15', '01:00', '01:44', '01:45'].map((time) => state(`2026-10-25T${time}:00Z`)),
  ).toEqual(['open', 'frozen', 'frozen', 'frozen', 'open']);
});

test('a time that summer time leaves out is one hour later', () => {
  const freeze: Freeze = { ...berlin, from: '2026-03-29T02:30', to: '2026-03-29T08:00' };
  expect(freezeState({ freeze }, at('2026-03-29T01:29:00Z')).state).toBe('open');
  expect(freezeState({ freeze }, at('2026-03-29T01:30:00Z')).state).toBe('frozen');
});

test('a schedule closes for its hours from each of its moments', () => {
  const trap: Freeze = { reason: 'office hours', timeZone: 'UTC', cron: '0 10-16 * * 2-4', hours: 6 };
  const state = freezeState({ trap }, at('2026-11-24T20:00:00Z'));
  expect(state).toMatchObject({
    since: '2026-11-24T10:00:00.000Z',
    until: '2026-11-24T22:00:00.000Z',
    words:
      'closed from Tue 2026-11-24 10:00 to Tue 2026-11-24 22:00 UTC (office hours); opens Tue 2026-11-24 22:00',
  });
  expect(freezeState({ trap }, at('2026-11-26T23:00:00Z'))).toEqual({
    state: 'open',
    closes: '2026-12-01T10:00:00.000Z',
  });
});

test('what never opens says so', () => {
  const always: Freeze = {
    reason: 'shut down',
    timeZone: 'UTC',
    days: [...weekdays],
    from: '00:00',
    to: '24:00',
  };
  const state = freezeState({ always }, at('2026-11-26T12:00:00Z'));
  expect(state).toMatchObject({
    state: 'frozen',
    words: expect.stringMatching(/does not open within a year$/),
  });
  expect(state).not.toHaveProperty('until');
});

test('two freezes at once give both reasons', () => {
  expect(freezeState({ holidays, nights }, at('2026-12-24T23:00:00Z'))).toMatchObject({
    freezes: ['holidays', 'nights'],
    reason: 'year end; nights',
    until: '2027-01-04T07:00:00.000Z',
  });
});

const zones = fc.constantFrom(
  ...['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia'],
);
const instants = fc.date({ min: at('2020-01-01'), max: at('2030-01-01'), noInvalidDate: true });
const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30, 59))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const spoken = { reason: fc.constantFrom('a', 'b'), timeZone: zones };
const weekly: fc.Arbitrary<Freeze> = fc.record({
  ...spoken,
  days: fc.subarray([...weekdays], { minLength: 1, maxLength: 3 }),
  from: times,
  to: times,
});
const repeated: fc.Arbitrary<Freeze> = fc.record({
  ...spoken,
  cron: fc.constantFrom('0 10-16 * * 2-4', '30 22 * * 5', '0 0 1,15 * *', '0 2 * * 7', '*/20 3 * 6-8 mon'),
  hours: fc.integer({ min: 1, max: 20 }),
});
const freezes = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(weekly, repeated), { minKeys: 1 });

test('a local time that a clock shows is the instant at which it shows it', () => {
  fc.assert(
    fc.property(instants, zones, (instant, zone) => {
      const local = localTimeAt(instant, zone);
      const both = (['earlier', 'later'] as const).map((side) => instantOf(local, zone, side).getTime());
      expect(both).toContain(instant.getTime());
    }),
    { numRuns: 1000 },
  );
});

test('every instant of a freeze has its edges, and just beyond each it is open', () => {
  fc.assert(
    fc.property(freezes, instants, (all, now) => {
      const state = freezeState(all, now);
      if (state.state === 'open' || state.until === undefined) return;
      const [since, until] = [at(state.since), at(state.until)];
      expect(since <= now && now < until).toBe(true);
      expect(freezeState(all, until).state).toBe('open');
      expect(freezeState(all, new Date(until.getTime() - 1))).toMatchObject({ since: state.since });
      expect(freezeState(all, new Date(since.getTime() - 1)).state).toBe('open');
    }),
    { numRuns: 250 },
  );
});

test('an environment that is open stays so until it closes', () => {
  fc.assert(
    fc.property(freezes, instants, fc.double({ min: 0, max: 1, noNaN: true }), (all, now, part) => {
      const state = freezeState(all, now);
      if (state.state !== 'open' || state.closes === undefined) return;
      const closes = at(state.closes).getTime();
      const between = now.getTime() + Math.floor(part * (closes - now.getTime() - 1));
      expect(freezeState(all, new Date(between)).state).toBe('open');
      expect(freezeState(all, new Date(closes)).state).toBe('frozen');
    }),
    { numRuns: 250 },
  );
});

test('a week of any freeze is closed exactly where a clock on the wall says so', () => {
  fc.assert(
    fc.property(weekly, instants, (freeze, now) => {
      if (!('days' in freeze) || freeze.days === undefined) return;
      const local = localTimeAt(now, freeze.timeZone);
      // A shift of the clock nearby makes two local times of one, or none.
      const calm = [-2, 2].every(
        (days) => localTimeAt(new Date(now.getTime() + days * day), freeze.timeZone) === local + days * day,
      );
      fc.pre(calm);
      const minutes = (text: string) => Number(text.slice(0, 2)) * hour + Number(text.slice(3)) * 60_000;
      const [from, to] = [minutes(freeze.from), minutes(freeze.to)];
      const since = local % day;
      const today = new Date(local).getUTCDay();
      const named = (offset: number) => freeze.days.includes(weekdays[(today + 6 + offset) % 7] as never);
      const closed =
        to > from
          ? named(0) && from <= since && since < to
          : (named(0) && since >= from) || (named(-1) && since < to);
      expect(freezeState({ freeze }, now).state).toBe(closed ? 'frozen' : 'open');
    }),
    { numRuns: 1000 },
  );
});

test('a weekend from Friday evening is closed on each of its evenings', () => {
  expect(freezeState({ weekend }, at('2026-11-28T18:00:00Z')).state).toBe('frozen');
  expect(freezeState({ weekend }, at('2026-11-28T12:00:00Z')).state).toBe('open');
});
