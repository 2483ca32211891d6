import { buildHash } from '@fairlead/model';
import { expect, test } from 'vitest';
import { asked, override, promoted } from '../testing/world/rolled-back.js';
import { merging, promoting, refusals, Story, skips } from '../testing/world/story.js';

const dev = merging('dev');
test('a rollback goes forward to the recorded earlier set, holds it, and the next run does not undo it', () => {
  const { story, commits } = promoted(2);
  const made = asked(story);
  expect(made.actions).toEqual([
    expect.objectContaining({
      kind: 'write-ledger',
      title: `Roll back api to ${commits[0]?.slice(0, 7)} in prod`,
      reason: [`prod/api: back to ${commits[0]?.slice(0, 7)}: checkout fails (kim)`],
    }),
  ]);
  expect(story.commitOf('prod/api')).toBe(commits[0]);
  expect(story.holds('prod/api').map(({ kind, reason, by }) => [kind, reason, by])).toEqual([
    ['paused', 'checkout fails', 'kim'],
    ['not-again', 'checkout fails', 'kim'],
  ]);
  expect(skips(story.run())).toContain('prod/api held');
  expect(story.commitOf('prod/api')).toBe(commits[0]);
});

test('when the pause is lifted the bad set stays out, and the fix arrives', () => {
  const { story, commits } = promoted(2);
  asked(story);
  const [, ...kept] = story.holds('prod/api');
  story.hold('prod/api', ...kept);
  expect(skips(story.run())).toContain('prod/api held');
  expect(story.open('prod')).toEqual([]);
  const fix = story.ship('api');
  story.settle();
  story.merge('prod');
  expect([story.commitOf('prod/api'), commits[0] === fix]).toEqual([fix, false]);
});

test('after a rollback nothing between the earlier set and the bad one slips in', () => {
  const story = new Story({ places: [dev] });
  const [first, between, bad] = [story.ship('api'), '', ''];
  story.run();
  const middle = story.ship('api');
  const last = story.ship('api');
  story.run();
  asked(story, { environment: 'dev', to: { commit: first } });
  story.hold('dev/api', ...story.holds('dev/api').filter(({ kind }) => kind === 'not-again'));
  story.settle();
  expect([middle, last, between, bad]).not.toContain(story.commitOf('dev/api'));
  expect(story.commitOf('dev/api')).toBe(first);
});

test('the same rollback again is the one that was made', () => {
  const { story, commits } = promoted(3);
  asked(story);
  expect(skips(asked(story))).toEqual(['prod/api unchanged']);
  expect(story.commitOf('prod/api')).toBe(commits[1]);
});

test('previous is never what was rolled back before', () => {
  const { story, commits } = promoted(3);
  asked(story);
  expect(story.commitOf('prod/api')).toBe(commits[1]);
  asked(story, { reason: 'that one fails too' });
  expect(story.commitOf('prod/api')).toBe(commits[0]);
});

test.each([
  ['a commit', (commits: readonly string[]) => ({ commit: commits[0]?.slice(0, 40) ?? '' })],
  ['a version', () => ({ version: 'v1.0.0' })],
])('a rollback goes to %s that is named', (_, to) => {
  const { story, commits } = promoted(3, (at) => ({ version: `1.${at}.0` }));
  asked(story, { to: to(commits) });
  expect(story.commitOf('prod/api')).toBe(commits[0]);
});

test('what the ledger has not recorded is refused with what it has', () => {
  const { story } = promoted(3, (at) => ({ version: `1.${at}.0` }));
  const { actions } = asked(story, { to: { version: '9.0.0' } });
  expect(actions).toEqual([
    expect.objectContaining({
      kind: 'refuse',
      problem: expect.objectContaining({
        code: 'FL_ROLLBACK_TARGET',
        mend: 'name one of 1.1.0, 1.0.0, or promote a good commit',
      }),
    }),
  ]);
  expect(refusals(asked(promoted(1).story))).toEqual(['prod/api FL_ROLLBACK_TARGET']);
});

test('what runs and what was rolled back are none of what is named instead', () => {
  const mend = (made: ReturnType<typeof asked>) =>
    made.actions.map((action) => (action.kind === 'refuse' ? action.problem.mend : action.kind));
  const { story } = promoted(3, (at) => ({ version: `1.${at}.0` }));
  asked(story);
  const nowhere = { to: { version: '9.0.0' } } as const;
  expect(mend(asked(story, nowhere))).toEqual(['name one of 1.0.0, or promote a good commit']);
  asked(story, { reason: 'that one fails too' });
  expect(mend(asked(story, nowhere))).toEqual(['promote a good commit instead']);
  expect(mend(asked(story, { reason: 'and this one' }))).toEqual(['promote a good commit instead']);
});

test('to where it is already is nothing to do', () => {
  const { story, commits } = promoted(2);
  expect(skips(asked(story, { to: { commit: commits[1] ?? '' } }))).toEqual(['prod/api unchanged']);
});

test('images that are gone stop a rollback, unless somebody vouches for them', () => {
  const { story, commits } = promoted(2);
  story.world = { ...story.world, images: {} };
  expect(refusals(asked(story))).toEqual(['prod/api FL_IMAGE_MISSING']);
  expect(story.commitOf('prod/api')).toBe(commits[1]);
  const { actions } = asked(story, { overrides: [override('unverified')] });
  expect(actions[0]).toMatchObject({ kind: 'write-ledger', overrides: [override('unverified')] });
  expect(story.commitOf('prod/api')).toBe(commits[0]);
});

test('the stale request is closed, and says nothing against its set', () => {
  const { story } = promoted(2);
  story.ship('api');
  story.settle();
  expect(story.open('prod')).toHaveLength(1);
  const made = asked(story);
  // Nobody merges it while the way back is being written.
  expect(made.actions.map(({ kind }) => kind)).toEqual(['set-status', 'write-ledger', 'close-request']);
  expect(made.actions[2]).toMatchObject({ because: 'rolled-back' });
  expect(story.open('prod')).toEqual([]);
  story.hold('prod/api');
  story.settle();
  expect(story.open('prod')).toHaveLength(1);
});

test('a request that carries what was bad to another environment is stopped in the same moment', () => {
  const story = new Story({ places: [dev, promoting('prod', 'dev')] });
  const good = story.ship('api');
  story.settle();
  story.merge('prod');
  story.ship('api');
  story.settle();
  const made = asked(story, { environment: 'dev' });
  expect(made.actions[0]).toMatchObject({
    kind: 'set-status',
    status: { state: expect.not.stringMatching('success') },
  });
  expect(story.commitOf('dev/api')).toBe(good);
  story.merge('prod');
  expect(story.commitOf('prod/api')).toBe(good);
});

test('a commit that is shortened to what begins several is refused with all of them', () => {
  const { story } = promoted(2);
  const { actions } = asked(story, { to: { commit: 'c000' } });
  expect(actions).toEqual([
    expect.objectContaining({
      problem: expect.objectContaining({
        code: 'FL_ROLLBACK_TARGET',
        what: 'c000 is the beginning of several recorded commits',
      }),
    }),
  ]);
});

test('a freeze or a hold does not keep anybody from going back', () => {
  const { story, commits } = promoted(2);
  const always = { reason: 'x', timeZone: 'UTC', from: '2020-01-01T00:00', to: '2030-01-01T00:00' };
  story.freeze('prod', { always });
  story.hold('prod/_all', { kind: 'paused', reason: 'stop', by: 'kim', at: '2026-11-26T10:00:00Z' });
  asked(story);
  expect(story.commitOf('prod/api')).toBe(commits[0]);
});

test('a set goes back as it was recorded together, and releases in between stay', () => {
  const sets = { sets: { shop: ['api', 'web'] } };
  const services = { api: ['main'], web: ['main'], jobs: ['main'] };
  const story = new Story({ places: [dev, promoting('prod', 'dev', { promote: sets })], services });
  const first = story.ship(['api', 'web', 'jobs']);
  story.settle();
  story.merge('prod');
  const web = story.ship('web');
  story.settle();
  story.merge('prod');
  const both = story.ship(['api', 'web']);
  story.settle();
  story.merge('prod');
  const jobs = story.ship('jobs');
  story.settle();
  story.merge('prod');
  const running = () => ['prod/api', 'prod/web', 'prod/jobs'].map((place) => story.commitOf(place));
  expect(running()).toEqual([both, both, jobs]);
  asked(story);
  expect(running()).toEqual([first, web, jobs]);
  expect(story.holds('prod/web')).toHaveLength(2);
  asked(story, { reason: 'that one fails too' });
  expect(running()).toEqual([first, first, jobs]);
});

test('a name that is none is refused with those that are', () => {
  const { story } = promoted(1);
  expect(refusals(asked(story, { environment: 'live' }))).toEqual(['live/_all FL_ASKED_ENVIRONMENT']);
  expect(refusals(asked(story, { services: ['apo'] }))).toEqual(['prod/apo FL_ASKED_SERVICE']);
});

test('what a person took out by hand stays out when something else is returned to', () => {
  const { story, commits } = promoted(2);
  const bad = story.release('prod/api');
  story.take('prod/api');
  asked(story);
  expect(story.commitOf('prod/api')).toBe(commits[0]);
  const set = bad && buildHash(bad);
  expect(story.holds('prod/api')).toContainEqual(expect.objectContaining({ kind: 'not-again', set }));
});

test('a first release that a person took out by hand is nothing to return to', () => {
  const { story } = promoted(1);
  story.take('prod/api');
  expect(refusals(asked(story))).toEqual(['prod/api FL_ROLLBACK_TARGET']);
});
