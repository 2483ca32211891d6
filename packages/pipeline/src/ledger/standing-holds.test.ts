import { buildHash, type Hold } from '@fairlead/model';
import { expect, test } from 'vitest';
import { released } from '../testing/released.js';
import { standingHolds } from './standing-holds.js';

const now = new Date('2026-05-10T12:00:00Z');
const said = { reason: 'the tide table is wrong', by: 'kim', at: '2026-05-10T10:00:00Z' };
const tried = released('api', 'a');
const stops: Hold = { kind: 'stops-here', ...said, builds: { api: buildHash(tried) } };
const runs = (digit: string) => ({ api: { retired: false, release: released('api', digit) } });

test('a release that stops here is told while it runs here', () => {
  const holds = { api: [stops], _all: [stops] };
  for (const name of ['api', '_all']) {
    expect(standingHolds({ holds, services: runs('a') }, name, now)).toEqual([stops]);
    expect(standingHolds({ holds, services: runs('b') }, name, now)).toEqual([]);
  }
});

test('what a request proposes is told beside what is written, once', () => {
  const paused: Hold = { kind: 'paused', ...said };
  const ref = { number: 4, url: 'https://forge.example.com/requests/4' };
  const request = {
    ref,
    state: 'open',
    target: { environment: 'prod', unit: 'api' },
    head: { branch: 'fairlead/hold/prod/api', tip: 'a'.repeat(40) },
    base: { repository: '', branch: 'main' },
    set: '',
    over: '',
    merge: 'ready',
    statuses: {},
  } as const;
  const proposedHolds = [{ service: 'api', holds: [stops, paused], request }];
  expect(standingHolds({ holds: { api: [stops] }, proposedHolds, services: runs('a') }, 'api', now)).toEqual([
    stops,
    { ...paused, proposed: ref },
  ]);
});
