import type { Release } from '@fairlead/model';
import { expect, test } from 'vitest';
import { merging, promoting, Story, skips } from '../testing/world/story.js';

function twice() {
  const story = new Story({ places: [merging('dev'), promoting('prod', 'dev')] });
  const releases = [0, 1].map(() => {
    story.ship('api');
    story.settle();
    story.merge('prod');
    return story.release('prod/api') as Release;
  });
  return { story, releases: releases as [Release, Release] };
}

test('a person who reverts a promotion has rolled back: it is held, and does not return by itself', () => {
  const { story, releases } = twice();
  story.write('prod/api', releases[0]);
  const made = story.run();
  expect(made.actions[0]).toMatchObject({ kind: 'write-ledger', title: 'Hold api in prod', releases: [] });
  expect(story.holds('prod/api').map(({ kind }) => kind)).toEqual(['paused', 'not-again']);
  expect(skips(made)).toContain('prod/api held');
  expect(story.open('prod')).toEqual([]);
});

test('the revert of a first promotion leaves no file: it is held, and does not return by itself', () => {
  const story = new Story({ places: [merging('dev')], services: { api: ['main'], web: ['main'] } });
  story.ship('api');
  story.run();
  const first = story.ship('web');
  story.run();
  expect(story.commitOf('dev/web')).toBe(first);
  story.take('dev/web');
  expect(skips(story.run())).toContain('dev/web held');
  expect(story.holds('dev/web').map(({ kind }) => kind)).toEqual(['paused', 'not-again']);
  story.hold('dev/web', ...story.holds('dev/web').filter(({ kind }) => kind === 'not-again'));
  story.settle();
  expect(story.release('dev/web')).toBeUndefined();
  const fix = story.ship('web');
  story.settle();
  expect(story.commitOf('dev/web')).toBe(fix);
});

test('whoever takes away what no promotion wrote begins anew, and nothing is held', () => {
  const story = new Story({ places: [merging('dev')], services: { api: ['main'] } });
  const commit = story.ship('api');
  story.run();
  const release = story.release('dev/api') as Release;
  const copied = new Story({ places: [merging('dev')], services: { api: ['main'] } });
  expect(copied.ship('api')).toBe(commit);
  copied.write('dev/api', release);
  copied.take('dev/api');
  copied.settle();
  expect([copied.commitOf('dev/api'), copied.holds('dev/api')]).toEqual([commit, []]);
});

test('a hold that was lifted after a revert is not made again', () => {
  const { story, releases } = twice();
  story.write('prod/api', releases[0]);
  story.settle();
  story.hold('prod/api');
  story.settle();
  expect(story.holds('prod/api')).toEqual([]);
  expect(story.open('prod')).toHaveLength(1);
});

test('a release that a person writes and that was never there is no revert', () => {
  const { story, releases } = twice();
  story.write('prod/api', { ...releases[0], version: '1.0.0' });
  story.settle();
  expect(story.holds('prod/api')).toEqual([]);
});

test('what Fairlead itself writes is never taken for a revert', () => {
  const { story } = twice();
  story.settle();
  expect(story.holds('prod/api')).toEqual([]);
});
