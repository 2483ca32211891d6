import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FairleadError, type Problem } from '../problem.js';
import { buildHash } from '../release/build-hash.js';
import { type Release, releaseSchema } from '../release/release.js';
import {
  type Hold,
  type Holds,
  holdsHash,
  holdsSchema,
  isAbout,
  keptOut,
  parseHolds,
  printHolds,
  standing,
  withHold,
} from './hold.js';

const file = 'apps/environments/prod/holds/api.json';
const set = `sha256:${'0a'.repeat(32)}`;
const said = { reason: 'checkout fails', by: 'kim@example.com', at: '2026-11-26T10:00:00Z' };
const paused: Hold = { kind: 'paused', ...said };
const notAgain: Hold = { kind: 'not-again', ...said, set };
const holds: Holds = { schema: holdsSchema, service: 'api', holds: [paused, notAgain] };

function problemsOf(content: unknown): readonly Problem[] {
  try {
    parseHolds(file, typeof content === 'string' ? content : JSON.stringify(content));
    return [];
  } catch (error) {
    if (error instanceof FairleadError) return error.problems;
    throw error;
  }
}

const times = fc
  .date({ min: new Date(0), max: new Date('2999-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const words = fc.string({ minLength: 1 });
const anyHold = fc.oneof(
  fc.record(
    {
      kind: fc.constant('paused' as const),
      reason: words,
      by: words,
      at: times,
      until: times,
    },
    { requiredKeys: ['kind', 'reason', 'by', 'at'] },
  ),
  fc.record({
    kind: fc.constant('stops-here' as const),
    reason: words,
    by: words,
    at: times,
    builds: fc.dictionary(fc.constantFrom('api', 'web'), fc.constant(set)),
  }),
  fc.record({
    kind: fc.constant('not-again' as const),
    reason: words,
    by: words,
    at: times,
    set: fc.constantFrom(set, set.replaceAll('0', 'f')),
  }),
);

test('holds that are printed read back as themselves', () => {
  const some = fc.array(anyHold, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(some, (all) => {
      const each: Holds = { schema: holdsSchema, service: 'api', holds: all };
      expect(parseHolds(file, printHolds(each))).toEqual(structuredClone(each));
    }),
  );
});

test.each([
  ['no reason', 'holds.0.reason', { ...holds, holds: [{ ...paused, reason: '' }] }],
  ['nobody who says so', 'holds.0.by', { ...holds, holds: [{ ...paused, by: '' }] }],
  ['a kind of its own', 'holds.0.kind', { ...holds, holds: [{ ...paused, kind: 'frozen' }] }],
  [
    'a build that is none',
    'holds.0.builds.api',
    { ...holds, holds: [{ ...paused, kind: 'stops-here', builds: { api: 'v1' } }] },
  ],
  ['a set that is none', 'holds.0.set', { ...holds, holds: [{ ...notAgain, set: 'v1' }] }],
  [
    'an end at a place',
    'holds.0.until',
    { ...holds, holds: [{ ...paused, until: '2026-12-01T00:00+01:00' }] },
  ],
  ['nothing held', 'holds', { ...holds, holds: [] }],
  ['another format', 'schema', { ...holds, schema: 'fairlead.holds/2' }],
])('holds with %s are refused there', (_, path, content) => {
  expect(problemsOf(content)).toEqual([expect.objectContaining({ code: 'FL_HOLDS', file, path })]);
});

test('half a file holds nothing that can be read', () => {
  expect(problemsOf('{ "schema": ')).toEqual([expect.objectContaining({ code: 'FL_HOLDS_JSON', file })]);
});

test('a pause is over at the moment it names, and a set that was rolled back stays out', () => {
  const until: Hold = { ...paused, until: '2026-11-30T08:00:00Z' };
  expect(standing([until, notAgain], new Date('2026-11-30T07:59:59Z'))).toEqual([until, notAgain]);
  expect(standing([until, notAgain], new Date('2026-11-30T08:00:00Z'))).toEqual([notAgain]);
});

test('a second pause replaces the first, and a second set stays out beside the first', () => {
  const later: Hold = { ...paused, reason: 'still' };
  const other: Hold = { ...notAgain, set: set.replaceAll('0', 'f') };
  expect(withHold([paused, notAgain], later)).toEqual([notAgain, later]);
  expect(withHold([paused, notAgain], other)).toEqual([paused, notAgain, other]);
  expect(withHold([other], other)).toEqual([other]);
});

test('each build that stops here does so once', () => {
  const one: Hold = { kind: 'stops-here', ...said, builds: { api: set } };
  const other: Hold = { ...one, builds: { api: set.replaceAll('0', 'f') } };
  const still: Hold = { ...one, reason: 'still' };
  expect(withHold(withHold([one], other), still)).toEqual([other, still]);
});

const api: Release = {
  schema: releaseSchema,
  service: 'api',
  images: { main: { tag: 'a', digest: set, origin: 'built' } },
  source: { commit: 'a'.repeat(40), at: '2026-11-02T09:30:00Z' },
  definition: { environment: 'dev', hash: set },
};
const before: Release = { ...api, source: { ...api.source, commit: 'b'.repeat(40) } };
const otherwise: Release = { ...api, definition: { environment: 'dev', hash: set.replaceAll('0', 'f') } };

test('what was rolled back stays out with whatever definition', () => {
  for (const kept of [before, undefined]) {
    const hold: Hold = { ...notAgain, set: keptOut(api, kept) };
    expect([api, otherwise, before].map((each) => isAbout(hold, each))).toEqual([true, true, false]);
  }
});

test('where a definition alone was taken back, the build returns with another one', () => {
  const hold: Hold = { ...notAgain, set: keptOut(otherwise, api) };
  expect([otherwise, api].map((each) => isAbout(hold, each))).toEqual([true, false]);
});

test('what stops here stops with whatever definition and under whatever version', () => {
  const hold: Hold = { kind: 'stops-here', ...said, builds: { api: buildHash(api) } };
  const all = [api, otherwise, { ...api, version: '1.2.0' }, before, { ...api, service: 'web' }];
  expect(all.map((each) => isAbout(hold, each))).toEqual([true, true, true, false, false]);
});

test('what holds is the same whenever and in whatever order it was said', () => {
  const later = { ...paused, at: '2026-11-27T10:00:00Z' };
  expect(holdsHash([notAgain, later])).toBe(holdsHash([paused, notAgain]));
  expect(holdsHash([paused])).not.toBe(holdsHash([{ ...paused, by: 'lou@example.com' }]));
});
