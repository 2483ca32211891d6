import { expect, test } from 'vitest';
import { changed } from '../testing/world/apply-world.js';
import { merging, placed, promoting, refusals, Story, skips } from '../testing/world/story.js';
import { headBranch, promotionPrefix } from './head-branch.js';

// The cases that a promotion must survive, as they are decided; docs/reference/promotion-cases.md says where the others
// are shown.

const dev = merging('dev');
const prod = promoting('prod', 'dev');

test('matrix of N services: one commit writes them all', () => {
  const story = new Story({
    places: [dev, merging('stg')],
    services: { api: ['main'], web: ['main'], jobs: ['a', 'b'] },
  });
  const commit = story.ship(['api', 'web', 'jobs']);
  const { actions } = story.run();
  expect(actions).toHaveLength(1);
  expect(story.world.states).toHaveLength(1);
  const places = ['dev/api', 'dev/web', 'dev/jobs', 'stg/api', 'stg/web', 'stg/jobs'];
  expect(places.map((place) => story.commitOf(place))).toEqual(places.map(() => commit));
});

test('builds finish out of order: the older one that is late writes nothing', () => {
  const story = new Story({ places: [dev] });
  const older = story.commit('api');
  const newer = story.ship('api');
  story.run();
  story.build('api', older);
  expect(skips(story.run())).toEqual(['dev/api unchanged']);
  expect(story.commitOf('dev/api')).toBe(newer);
});

test('builds finish out of order: an older commit that is asked for by nobody is superseded', () => {
  const story = new Story({ places: [dev] });
  const older = story.ship('api');
  const newer = story.ship('api');
  story.run();
  // The newest is cleaned up from the registry, so the older one is all that is there.
  story.world = { ...story.world, images: {} };
  story.build('api', older);
  expect(story.run().actions.every(({ kind }) => kind === 'skip')).toBe(true);
  expect(story.commitOf('dev/api')).toBe(newer);
});

test('CI concurrency drops queued runs: the next run does what the dropped ones would have', () => {
  const [each, dropped] = [0, 1].map(() => new Story({ places: [dev, prod] })) as [Story, Story];
  for (let commit = 0; commit < 3; commit += 1) {
    each.ship('api');
    each.settle();
    dropped.ship('api');
  }
  dropped.settle();
  expect(dropped.release('dev/api')).toEqual(each.release('dev/api'));
  expect(dropped.open('prod').map(({ set, over }) => [set, over])).toEqual(
    each.open('prod').map(({ set, over }) => [set, over]),
  );
});

test('source force-push: nothing is bumped on top of a commit that is gone', () => {
  const story = new Story({ places: [dev] });
  const gone = story.ship('api');
  story.run();
  story.forget(gone);
  story.ship('api', { id: 'f'.repeat(40) });
  expect(refusals(story.run())).toEqual(['dev/api FL_SOURCE_UNREACHABLE']);
  expect(story.commitOf('dev/api')).toBe(gone);
});

test('bot branch force-push: a head with a commit that is not ours is left alone', () => {
  const story = new Story({ places: [dev, prod] });
  story.ship('api');
  story.settle();
  story.world = changed(story.world, 1, (request) => ({ ...request, foreign: 'f'.repeat(40) }));
  story.ship('api');
  const made = story.run();
  expect(refusals(made)).toEqual(['prod/api FL_REQUEST_FOREIGN']);
  expect(made.actions.map(({ kind }) => kind)).not.toContain('update-request');
});

test('supersede: one request for each unit, updated in place', () => {
  const story = new Story({ places: [dev, prod, promoting('eu', 'dev')] });
  story.ship('api');
  story.settle();
  const [first] = story.open('prod');
  story.ship('api');
  story.settle();
  const [second, ...others] = story.open('prod');
  expect(others).toEqual([]);
  expect(second).toMatchObject({
    number: first?.number,
    branch: headBranch(promotionPrefix, { environment: 'prod', unit: 'api' }),
  });
  expect(second?.set).not.toBe(first?.set);
  // Never one branch for two environments.
  expect(story.open('eu')[0]?.branch).toBe(headBranch(promotionPrefix, { environment: 'eu', unit: 'api' }));
});

test('supersede: a request whose difference becomes empty is closed', () => {
  const story = new Story({ places: [dev, prod] });
  const first = story.ship('api');
  story.settle();
  story.merge('prod');
  story.ship('api');
  story.settle();
  expect(story.open('prod')).toHaveLength(1);
  const { release } = { release: story.release('prod/api') };
  if (release !== undefined) story.write('dev/api', release);
  expect(story.commitOf('dev/api')).toBe(first);
  const made = story.run();
  expect(made.actions).toContainEqual(
    expect.objectContaining({ kind: 'close-request', because: 'nothing-left' }),
  );
  expect(story.open('prod')).toEqual([]);
});

test('approved, then the bot pushes: the merge is planned with the head that was looked at', () => {
  const story = new Story({ places: [dev, promoting('prod', 'dev', { autoMerge: true })] });
  story.ship('api');
  story.run();
  const [request] = story.open('prod');
  expect(story.plan().actions).toEqual([
    expect.objectContaining({ kind: 'skip' }),
    expect.objectContaining({ kind: 'merge-request', expect: request?.head }),
  ]);
  story.ship('api');
  // An outdated head is replaced, never merged, and whoever approved of it is told.
  const { actions } = story.plan();
  expect(actions.map(({ kind }) => kind)).toEqual(['write-ledger', 'comment', 'update-request']);
  expect(actions[1]).toMatchObject({
    key: 'superseded',
    words: expect.stringContaining('a look of its own'),
  });
});

test('closed without merge: that set stays rejected, a new one opens a new request', () => {
  const story = new Story({ places: [dev, prod] });
  story.ship('api');
  story.settle();
  story.reject('prod');
  expect(skips(story.run())).toContain('prod/api rejected');
  expect(story.open('prod')).toEqual([]);
  story.ship('api');
  story.settle();
  expect(story.open('prod').map(({ number }) => number)).toEqual([2]);
});

test('closed without merge: another set that is still open obeys a freeze', () => {
  const story = new Story({ places: [dev, prod] });
  story.ship('api');
  story.settle();
  const rejected = story.release('dev/api');
  story.reject('prod');
  story.ship('api');
  story.settle();
  if (rejected !== undefined) story.write('dev/api', rejected);
  const stop = { reason: 'a test', timeZone: 'UTC', from: '2026-11-01T00:00', to: '2026-12-01T00:00' };
  story.freeze('prod', { stop });
  expect(skips(story.run())).toContain('prod/api rejected');
  expect(story.open('prod').map(({ statuses }) => statuses['fairlead/gate']?.state)).toEqual(['pending']);
});

test('revert of a revert: identity is the set, so what comes back is the same set again', () => {
  const story = new Story({ places: [dev, prod] });
  story.ship('api');
  story.settle();
  story.merge('prod');
  const first = story.release('prod/api');
  story.ship('api');
  story.settle();
  story.merge('prod');
  const second = story.release('prod/api');
  if (first === undefined || second === undefined) throw new Error('both were merged');
  story.write('prod/api', first);
  story.run();
  expect(story.holds('prod/api').map(({ kind }) => kind)).toEqual(['paused', 'not-again']);
  story.write('prod/api', second);
  const made = story.run();
  // Whoever reverts the revert has what dev runs: nothing to propose, and no second hold on the first set.
  expect(skips(made)).toContain('prod/api unchanged');
  expect(made.actions.filter(({ kind }) => kind === 'write-ledger')).toEqual([]);
});

test('empty build output: what runs is kept', () => {
  const story = new Story({ places: [dev], services: { api: ['main', 'assets'] } });
  const runs = story.ship('api');
  story.run();
  story.build('api', story.commit('api'), []);
  const made = story.run();
  expect(skips(made)).toEqual(['dev/api image-missing']);
  expect(story.commitOf('dev/api')).toBe(runs);
});

test('partial multi-service failure: the failed service keeps its pin and is named', () => {
  const story = new Story({ places: [dev], services: { api: ['main', 'assets'], web: ['main'] } });
  const before = story.ship(['api', 'web']);
  story.run();
  const after = story.commit(['api', 'web']);
  story.build('web', after);
  story.build('api', after, ['main']);
  const made = story.run();
  expect([story.commitOf('dev/api'), story.commitOf('dev/web')]).toEqual([before, after]);
  expect(made.actions).toContainEqual({
    kind: 'skip',
    target: { environment: 'dev', unit: 'api', service: 'api' },
    because: 'image-missing',
    words: expect.stringMatching(/^image assets of c000000 is not in the registry/),
  });
});

test('mutable tags: the digest that was tested is promoted, and a tag that moved is refused', () => {
  const story = new Story({ places: [dev, prod] });
  const commit = story.ship('api');
  story.settle();
  story.merge('prod');
  expect(story.release('prod/api')?.images).toEqual(story.release('dev/api')?.images);
  const next = story.ship('api');
  story.run();
  const reference = Object.keys(story.world.images).find((each) => each.endsWith(next)) ?? '';
  story.world = {
    ...story.world,
    images: { ...story.world.images, [reference]: `sha256:${'f'.repeat(64)}` },
  };
  expect(refusals(story.run())).toContain('prod/api FL_IMAGE_MOVED');
  expect(story.commitOf('prod/api')).toBe(commit);
});

test('registry lag, clean-up: no request is opened or merged without its images', () => {
  const story = new Story({ places: [dev, promoting('prod', 'dev', { autoMerge: true })] });
  story.ship('api');
  story.run();
  expect(story.open('prod')).toHaveLength(1);
  const { images } = story.world;
  story.world = { ...story.world, images: {} };
  const made = story.run();
  expect(skips(made)).toContain('prod/api image-missing');
  expect(story.open('prod')).toHaveLength(1);
  expect(story.commitOf('prod/api')).toBeUndefined();
  story.world = { ...story.world, images };
  story.settle();
  expect(story.commitOf('prod/api')).toBeDefined();
});

test('freeze: evaluated when something is about to move, in its time zone', () => {
  const story = new Story({ places: [merging('stg'), promoting('prod', 'stg', { autoMerge: true })] });
  const weekend = {
    reason: 'weekend',
    timeZone: 'Europe/Berlin',
    from: '2026-11-27T18:00',
    to: '2026-11-30T08:00',
  };
  story.freeze('prod', { weekend });
  const commit = story.ship('api');
  story.now = new Date('2026-11-28T12:00:00Z');
  story.settle();
  // Proposed, but not merged, and the check says until when.
  expect(story.open('prod')[0]?.statuses).toEqual({
    'fairlead/gate': {
      state: 'pending',
      words:
        'closed from Fri 2026-11-27 18:00 to Mon 2026-11-30 08:00 Europe/Berlin (weekend); opens Mon 2026-11-30 08:00',
    },
  });
  story.now = new Date('2026-11-30T07:00:00Z');
  story.settle();
  expect(story.commitOf('prod/api')).toBe(commit);
});

test('two writers: what Image Updater writes is not written by a promotion', () => {
  const updater = { strategy: 'image-updater', accepts: 'tracked', promote: 'each' } as const;
  const story = new Story({ places: [placed('dev', updater as never), merging('stg')] });
  const commit = story.ship('api');
  expect(refusals(story.run())).toEqual(['dev/_all FL_STRATEGY_LATER']);
  expect([story.commitOf('dev/api'), story.commitOf('stg/api')]).toEqual([undefined, commit]);
});
