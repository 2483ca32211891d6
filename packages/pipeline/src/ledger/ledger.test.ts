import { expect, test } from 'vitest';
import { released } from '../testing/released.js';
import { doraOf } from './dora.js';
import type { Entry } from './entry.js';
import { historyOf } from './history.js';
import { statusOf } from './status.js';
import { whereIs } from './where.js';

const now = new Date('2026-05-10T12:00:00Z');

/** What prod ran of api, by day in May: a source of one digit, or nothing. */
function entry(day: number, digit: string | undefined, fields: Partial<Entry> = {}): Entry {
  const at = `2026-05-${String(day).padStart(2, '0')}T12:00:00Z`;
  const base = {
    environment: 'prod',
    service: 'api',
    commit: `l${day}`,
    at,
    author: 'Ada',
    command: 'promote',
  };
  return {
    ...base,
    title: `day ${day}`,
    ...(digit !== undefined && { release: released('api', digit) }),
    ...fields,
  };
}

test('history says what was new, what came back, and what was taken away', () => {
  const entries = [
    entry(6, undefined, { command: '' }),
    entry(5, 'a', { command: 'rollback' }),
    entry(4, 'b'),
    entry(3, 'b'),
    entry(2, 'a'),
  ];
  expect(historyOf(entries).events.map(({ kind, by, before }) => [kind, by, before?.[0]])).toEqual([
    ['gone', 'Ada', 'a'],
    ['back', 'fairlead rollback', 'b'],
    ['again', 'fairlead promote', 'b'],
    ['new', 'fairlead promote', 'a'],
    ['first', 'fairlead promote', undefined],
  ]);
});

test('history of one service in one environment leaves the others out', () => {
  const entries = [entry(4, 'b', { service: 'web' }), entry(3, 'b', { environment: 'stg' }), entry(2, 'a')];
  const only = { environments: ['prod'], services: ['api'] };
  expect(historyOf(entries, only).events.map(({ ledgerCommit }) => ledgerCommit)).toEqual(['l2']);
});

test('a commit is where a release has it in its history, from the day on which it came', () => {
  const entries = [entry(4, 'c'), entry(3, 'b'), entry(2, 'a'), entry(2, 'b', { environment: 'stg' })];
  const where = whereIs({
    commit: 'b'.repeat(40),
    environments: ['dev', 'stg', 'prod'],
    services: ['api'],
    entries,
    holds: (source) => source.startsWith('b') || source.startsWith('c'),
  });
  expect(where.services).toEqual([
    {
      name: 'api',
      environments: [
        { environment: 'dev', state: 'not-yet' },
        { environment: 'stg', state: 'runs', at: '2026-05-02T12:00:00Z', by: 'l2' },
        { environment: 'prod', state: 'runs', at: '2026-05-03T12:00:00Z', by: 'l3' },
      ],
    },
  ]);
});

test('a commit that was rolled back is gone', () => {
  const entries = [entry(3, 'a'), entry(2, 'b'), entry(1, 'a')];
  const holds = (source: string) => source.startsWith('b');
  const where = whereIs({ commit: 'b', environments: ['prod'], services: ['api'], entries, holds });
  expect(where.services[0]?.environments).toEqual([
    { environment: 'prod', state: 'gone', at: '2026-05-02T12:00:00Z', by: 'l2' },
  ]);
});

test('status tells what runs, since when, by whom, and what stands in the way', () => {
  const paused = { kind: 'paused', reason: 'audit', by: 'Ada', at: '2026-05-09T00:00:00Z' } as const;
  const status = statusOf({
    environments: [
      {
        name: 'prod',
        holds: { api: [paused, { ...paused, until: '2026-05-09T10:00:00Z' }] },
        services: {
          web: { retired: false },
          api: { retired: false, release: released('api', 'b', { version: '1.2.0' }) },
        },
      },
    ],
    entries: [entry(8, 'b'), entry(2, 'a')],
    requests: [],
    now,
  });
  expect(status.environments[0]?.services).toEqual([
    {
      name: 'api',
      state: 'runs',
      version: '1.2.0',
      commit: 'b'.repeat(40),
      since: '2026-05-08T12:00:00Z',
      ageSeconds: 2 * 86_400,
      by: 'fairlead promote',
      holds: [paused],
      requests: [],
    },
    { name: 'web', state: 'awaiting-first-release', holds: [], requests: [] },
  ]);
});

test('frequency and lead time are counted as merged, and what needs health is said to be missing', () => {
  const built = (digit: string, at: string) => ({
    release: released('api', digit, { source: { commit: digit.repeat(40), at } }),
  });
  const entries = [
    entry(9, 'a', { command: 'rollback' }),
    entry(8, 'c', built('c', '2026-05-08T10:00:00Z')),
    entry(7, 'b', built('b', '2026-05-07T06:00:00Z')),
    entry(6, 'a', built('a', '2026-05-06T11:00:00Z')),
    // Before the days that are asked about.
    entry(1, '0'),
  ];
  const dora = doraOf(entries, { environment: 'prod', days: 5, now });
  expect(dora).toMatchObject({ deployments: 4, perDay: 0.8, rollbacks: 1 });
  expect(dora.leadTimeSeconds).toEqual({ median: 2 * 3600, p90: 6 * 3600 });
  expect(dora.missing.map(({ figure }) => figure)).toEqual(['change failure rate', 'time to restore']);
});

test('without a deployment there is no lead time', () => {
  expect(doraOf([], { environment: 'prod', days: 7, now })).not.toHaveProperty('leadTimeSeconds');
});
