import { expect, test } from 'vitest';
import type { Found } from './commits.js';
import { foundOnce } from './found-once.js';

const found = (commit: string, more: Partial<Found> = {}): Found => ({
  commit,
  touches: true,
  same: [],
  ...more,
});

test('each version of a commit is found, in whatever order its tags are listed', () => {
  const tagged = ['1.9.0', '1.10.0'].map((version) => found('a', { version }));
  for (const all of [tagged, tagged.toReversed()]) {
    expect(foundOnce(all).map(({ version }) => version)).toEqual(expect.arrayContaining(['1.9.0', '1.10.0']));
  }
});

test('a commit with a version is not offered without, and answers to whatever names it', () => {
  const all = [found('a', { same: ['tip'] }), found('a', { version: '1.0.0', same: ['tag'] }), found('b')];
  expect(foundOnce(all)).toEqual([found('a', { version: '1.0.0', same: ['tag', 'tip'] }), found('b')]);
});

test('what is found twice is as it was found first', () => {
  const all = [found('a', { version: '1.0.0', touches: false }), found('a', { version: '1.0.0' })];
  expect(foundOnce(all)).toEqual([found('a', { version: '1.0.0', touches: false })]);
});
