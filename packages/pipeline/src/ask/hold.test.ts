import type { Hold } from '@fairlead/model';
import { expect, test } from 'vitest';
import { observeWorld } from '../testing/world/observe-world.js';
import { merging, promoting, refusals, Story, skips } from '../testing/world/story.js';
import { type HoldAsk, liftable, liftableAgain, planHold } from './hold.js';

const paused: Hold = { kind: 'paused', reason: 'load test', by: 'kim', at: '2026-11-26T10:00:00Z' };

function asked(story: Story, ask: Partial<HoldAsk> & Pick<HoldAsk, 'change'>) {
  const made = planHold(
    observeWorld(story.world),
    { environment: 'prod', service: 'api', ...ask },
    story.now,
  );
  story.apply(made);
  return made;
}

function proposed() {
  const story = new Story({ places: [merging('dev'), promoting('prod', 'dev', { autoMerge: true })] });
  story.ship('api');
  story.run();
  return story;
}

test('an emergency stop holds a whole environment, and its open requests fail their check at once', () => {
  const story = proposed();
  const made = asked(story, { service: '_all', change: paused });
  expect(made.actions).toEqual([
    expect.objectContaining({
      kind: 'set-status',
      status: { state: 'failure', words: 'is paused: load test (kim)' },
    }),
    expect.objectContaining({
      kind: 'write-ledger',
      title: 'Hold all in prod',
      reason: ['prod/_all: paused: load test (kim)'],
    }),
  ]);
  expect(skips(story.run())).toContain('prod/api held');
  story.merge('prod');
  expect(story.release('prod/api')).toBeUndefined();
});

test('what is lifted goes on where it stopped', () => {
  const story = proposed();
  asked(story, { change: paused });
  story.settle();
  expect(story.release('prod/api')).toBeUndefined();
  asked(story, { change: { lift: liftable } });
  story.settle();
  expect(story.release('prod/api')).toBeDefined();
});

test('a pause that is over holds nothing', () => {
  const story = proposed();
  asked(story, { change: { ...paused, until: '2026-11-26T13:00:00Z' } });
  story.settle();
  expect(story.release('prod/api')).toBeUndefined();
  story.now = new Date('2026-11-26T13:00:00Z');
  story.settle();
  expect(story.release('prod/api')).toBeDefined();
});

test('the same hold again, and nothing to lift, change nothing', () => {
  const story = proposed();
  asked(story, { change: paused });
  expect(skips(asked(story, { change: { ...paused, at: '2026-11-27T10:00:00Z' } }))).toEqual([
    'prod/api unchanged',
  ]);
  expect(skips(asked(story, { service: '_all', change: { lift: liftable } }))).toEqual([
    'prod/_all unchanged',
  ]);
});

test('a file of holds that holds nothing more is taken away', () => {
  const story = proposed();
  asked(story, { change: paused });
  const { actions } = asked(story, { change: { lift: liftable } });
  expect(actions[0]).toMatchObject({ title: 'Lift the hold on api in prod', holds: [{ holds: 'lifted' }] });
});

test('what was rolled back stays out when the rest is lifted, until that is asked for', () => {
  const story = proposed();
  story.hold('prod/api', paused, { ...paused, kind: 'not-again', set: `sha256:${'0'.repeat(64)}` });
  const { actions } = asked(story, { change: { lift: liftable } });
  expect(actions[0]).toMatchObject({ title: 'Lift the hold on api in prod' });
  expect(story.holds('prod/api').map(({ kind }) => kind)).toEqual(['not-again']);
  expect(asked(story, { change: { lift: liftable } }).actions).toEqual([
    expect.objectContaining({
      because: 'unchanged',
      words: 'nothing is held here but what was rolled back: `--lift --again` lets that return',
    }),
  ]);
  asked(story, { change: { lift: liftableAgain } });
  expect(story.holds('prod/api')).toEqual([]);
});

const stopping: HoldAsk['change'] = { ...paused, kind: 'stops-here' };

test('a release that stops here goes to no other environment, and a newer one passes by itself', () => {
  const story = proposed();
  const made = asked(story, { environment: 'dev', change: stopping });
  expect(made.actions.find(({ kind }) => kind === 'write-ledger')).toMatchObject({
    reason: [expect.stringMatching(/^dev\/api: stops-here: api c0{6}: load test \(kim\)$/)],
  });
  expect(story.open('prod')).toEqual([]);
  expect(skips(story.run())).toContain('prod/api stops-here');
  expect(story.release('prod/api')).toBeUndefined();
  const newer = story.ship('api');
  story.settle();
  expect(story.commitOf('prod/api')).toBe(newer);
});

test('what an environment runs stops there as a whole, and each newer release passes', () => {
  const places = [merging('dev'), promoting('prod', 'dev', { autoMerge: true })];
  const story = new Story({ places, services: { api: ['main'], web: ['main'] } });
  story.ship(['api', 'web']);
  story.run();
  asked(story, { environment: 'dev', service: '_all', change: stopping });
  const newer = story.ship('api');
  story.settle();
  expect([story.commitOf('prod/api'), story.release('prod/web')]).toEqual([newer, undefined]);
  asked(story, { environment: 'dev', service: '_all', change: { lift: liftable } });
  story.settle();
  expect(story.release('prod/web')).toBeDefined();
});

test('the end of a hold says what it ends', () => {
  const story = proposed();
  story.hold('prod/api', paused);
  const made = asked(story, { change: { lift: liftable } });
  expect(made.actions.find(({ kind }) => kind === 'write-ledger')).toMatchObject({
    reason: ['prod/api: lifted: paused'],
  });
});

test('where nothing runs nothing can stop', () => {
  const story = new Story({ places: [merging('dev'), promoting('prod', 'dev', { autoMerge: true })] });
  const asks = asked(story, { environment: 'dev', change: stopping });
  expect(refusals(asks)).toEqual(['dev/api FL_RELEASE_AWAITED']);
});

test('a hold that is proposed counts at once, in one request that is brought up to date', () => {
  const story = proposed();
  const opened = asked(story, { change: paused, carry: 'request' });
  expect(opened.actions.map(({ kind }) => kind)).toEqual(['set-status', 'open-request']);
  expect(story.holds('prod/api')).toEqual([]);
  story.settle();
  expect(skips(story.run())).toContain('prod/api held');
  expect(story.release('prod/api')).toBeUndefined();
  expect(skips(asked(story, { change: paused, carry: 'request' }))).toEqual(['prod/api waits-for-merge']);
  const again = asked(story, { change: { ...paused, reason: 'incident 42' }, carry: 'request' });
  expect(again.actions.map(({ kind }) => kind)).toContain('update-request');
  story.merge('prod');
  expect(story.holds('prod/api')).toEqual([{ ...paused, reason: 'incident 42' }]);
  story.settle();
  expect(story.release('prod/api')).toBeUndefined();
  // That it ends counts with the merge.
  asked(story, { change: { lift: liftable }, carry: 'request' });
  story.run();
  expect(story.release('prod/api')).toBeUndefined();
  story.merge('prod');
  story.settle();
  expect(story.release('prod/api')).toBeDefined();
});

test('a hold that is proposed and lifted again leaves no request, and things go on', () => {
  const story = proposed();
  asked(story, { change: paused, carry: 'request' });
  const { actions } = asked(story, { change: { lift: liftable }, carry: 'request' });
  expect(actions[0]).toMatchObject({ kind: 'close-request', words: 'nothing is left of it' });
  story.settle();
  expect(story.release('prod/api')).toBeDefined();
});

test('a hold that was proposed and is written without it closes its request', () => {
  const story = proposed();
  asked(story, { change: paused, carry: 'request' });
  const { actions } = asked(story, { change: paused });
  expect(actions.at(-1)).toMatchObject({ kind: 'close-request', because: 'written' });
  asked(story, { change: { lift: liftable }, carry: 'request' });
  // By hand, while the end is proposed.
  story.hold('prod/api');
  expect(story.run().actions).toContainEqual(
    expect.objectContaining({ kind: 'close-request', words: 'it is so already' }),
  );
});

test('a hold that is proposed over what was rolled back since keeps that out, too', () => {
  const story = proposed();
  asked(story, { change: paused, carry: 'request' });
  const out: Hold = { ...paused, kind: 'not-again', set: `sha256:${'0'.repeat(64)}` };
  story.hold('prod/api', out);
  asked(story, { change: { ...paused, reason: 'incident 42' }, carry: 'request' });
  story.merge('prod');
  expect(story.holds('prod/api')).toEqual([out, { ...paused, reason: 'incident 42' }]);
});

test('what stops here closes at once what would carry it on', () => {
  const story = proposed();
  const made = asked(story, { environment: 'dev', change: { ...paused, kind: 'stops-here' } });
  expect(made.actions.map(({ kind }) => kind)).toEqual(['set-status', 'write-ledger', 'close-request']);
  expect(story.open('prod')).toEqual([]);
});

test('nobody merges past a hold whose command was killed in the middle', () => {
  for (const [environment, kind] of [
    ['prod', 'paused'],
    ['dev', 'stops-here'],
  ] as const) {
    const story = proposed();
    const made = planHold(
      observeWorld(story.world),
      { environment, service: 'api', change: { ...paused, kind } },
      story.now,
    );
    const written = made.actions.findIndex((action) => action.kind === 'write-ledger') + 1;
    story.apply(made, { steps: written });
    story.merge('prod');
    expect(story.release('prod/api')).toBeUndefined();
  }
});

test('a file of holds that nobody can read holds, and a new hold mends it', () => {
  const story = proposed();
  const observed = observeWorld(story.world);
  const problem = {
    code: 'FL_HOLDS_JSON',
    file: 'holds/api.json',
    path: '',
    value: undefined,
    what: 'is not JSON',
    mend: 'mend',
  } as const;
  const environments = observed.environments.map((each) =>
    each.settings.name === 'prod' ? { ...each, holdProblems: { api: problem } } : each,
  );
  const { actions } = planHold(
    { ...observed, environments },
    { environment: 'prod', service: 'api', change: paused },
    story.now,
  );
  expect(actions.find(({ kind }) => kind === 'write-ledger')).toMatchObject({
    holds: [{ holds: { holds: [paused] } }],
  });
});
