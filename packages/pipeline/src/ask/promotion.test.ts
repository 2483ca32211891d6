import { expect, test } from 'vitest';
import type { Override, Plan } from '../plan/action.js';
import { observeWorld } from '../testing/world/observe-world.js';
import { merging, promoting, refusals, Story, skips } from '../testing/world/story.js';
import { type PromotionAsk, planPromotion } from './promotion.js';

function asked(story: Story, ask: Partial<PromotionAsk> & Pick<PromotionAsk, 'environment'>) {
  const whole = { services: ['api'], what: 'newest', overrides: [], ...ask } as const;
  const made = planPromotion(observeWorld(story.world), whole, story.now);
  story.apply(made);
  return made;
}

const override = (of: Override['of']): Override => ({ of, reason: 'tested by hand', by: 'kim' });
const always = { always: { reason: 'x', timeZone: 'UTC', from: '2020-01-01T00:00', to: '2030-01-01T00:00' } };

test('a commit that is named is released, an older one only with an override that the commit keeps', () => {
  const story = new Story({ places: [merging('dev')] });
  const older = story.ship('api');
  const newer = story.ship('api');
  asked(story, { environment: 'dev', what: { commit: newer.slice(0, 40) } });
  expect(story.commitOf('dev/api')).toBe(newer);
  expect(refusals(asked(story, { environment: 'dev', what: { commit: older } }))).toEqual([
    'dev/api FL_SOURCE_OLDER',
  ]);
  const { actions } = asked(story, {
    environment: 'dev',
    what: { commit: older },
    overrides: [override('ancestry')],
  });
  expect(actions[0]).toMatchObject({ kind: 'write-ledger', overrides: [override('ancestry')] });
  expect(story.commitOf('dev/api')).toBe(older);
});

test('asking twice changes nothing the second time', () => {
  const story = new Story({ places: [merging('dev')] });
  const commit = story.ship('api');
  asked(story, { environment: 'dev', what: { commit } });
  const second = asked(story, { environment: 'dev', what: { commit } });
  expect(skips(second)).toEqual(['dev/api unchanged']);
  expect(refusals(second)).toEqual([]);
});

test('a feature branch goes where it is accepted, and says where it left the tracked branch', () => {
  const story = new Story({ places: [merging('dev', { accepts: 'any' }), merging('stg')] });
  const base = story.ship('api');
  story.run();
  const feature = story.ship('api', { branch: 'feature', parent: base });
  expect(refusals(asked(story, { environment: 'stg', what: { commit: feature } }))).toEqual([
    'stg/api FL_SOURCE_BRANCH',
  ]);
  asked(story, { environment: 'dev', what: { commit: feature } });
  expect(story.release('dev/api')?.source).toMatchObject({ commit: feature, branchedFrom: base });
});

test('a branch build is not overtaken in silence while its patch is missing', () => {
  const story = new Story({ places: [merging('dev', { accepts: 'any' })] });
  const base = story.ship('api');
  const feature = story.ship('api', { branch: 'feature', parent: base });
  asked(story, { environment: 'dev', what: { commit: feature } });
  const without = story.ship('api');
  expect(skips(story.run())).toEqual(['dev/api patch-missing']);
  // Squashed onto the tracked branch: the patch is there, under another name.
  const squashed = story.ship('api', { carries: [feature] });
  story.settle();
  expect([story.commitOf('dev/api'), without === squashed]).toEqual([squashed, false]);
});

test('a hotfix from a branch of what runs in production goes there by name', () => {
  const story = new Story({ places: [merging('dev'), promoting('prod', 'dev', { accepts: 'any' })] });
  const running = story.ship('api');
  story.settle();
  story.merge('prod');
  story.ship('api');
  story.settle();
  const hotfix = story.ship('api', { branch: 'hotfix', parent: running });
  asked(story, { environment: 'prod', what: { commit: hotfix }, overrides: [override('review')] });
  expect(story.commitOf('prod/api')).toBe(hotfix);
  // What dev runs has not the fix: it waits, and its request says so.
  expect(skips(story.run())).toContain('prod/api patch-missing');
  expect(story.open('prod')[0]?.statuses['fairlead/gate']?.state).toBe('pending');
});

test('a commit by name does not go around a review in silence', () => {
  const story = new Story({ places: [merging('dev'), promoting('prod', 'dev')] });
  const commit = story.ship('api');
  story.settle();
  expect(refusals(asked(story, { environment: 'prod', what: { commit } }))).toEqual([
    'prod/api FL_ASKED_REVIEW',
  ]);
});

test('a set that was rejected is proposed again by who asks for it', () => {
  const story = new Story({ places: [merging('dev'), promoting('prod', 'dev')] });
  story.ship('api');
  story.settle();
  story.reject('prod');
  asked(story, { environment: 'prod' });
  expect(story.open('prod')).toHaveLength(1);
});

test('a freeze is broken by name, with a reason that the commit keeps', () => {
  const story = new Story({ places: [merging('dev')] });
  story.freeze('dev', always);
  const commit = story.ship('api');
  expect(refusals(asked(story, { environment: 'dev' }))).toEqual(['dev/api FL_RELEASE_FROZEN']);
  const { actions } = asked(story, { environment: 'dev', overrides: [override('freeze')] });
  expect(actions[0]).toMatchObject({ kind: 'write-ledger', overrides: [override('freeze')] });
  expect(story.commitOf('dev/api')).toBe(commit);
});

test('a hold is honoured by who asks too, unless it is set aside by name', () => {
  const story = new Story({ places: [merging('dev')] });
  story.hold('dev/api', { kind: 'paused', reason: 'load test', by: 'kim', at: '2026-11-26T10:00:00Z' });
  const commit = story.ship('api');
  expect(refusals(asked(story, { environment: 'dev' }))).toEqual(['dev/api FL_RELEASE_HELD']);
  asked(story, { environment: 'dev', overrides: [override('hold')] });
  expect(story.commitOf('dev/api')).toBe(commit);
});

test('what is set aside for a request that is open already is kept in its head', () => {
  const story = new Story({ places: [merging('dev'), promoting('prod', 'dev')] });
  story.ship('api');
  story.settle();
  story.hold('prod/api', { kind: 'paused', reason: 'load test', by: 'kim', at: '2026-11-26T10:00:00Z' });
  story.settle();
  expect(story.open('prod')[0]?.statuses['fairlead/gate']?.state).toBe('failure');
  asked(story, { environment: 'prod', overrides: [override('hold')] });
  expect(story.open('prod')).toMatchObject([{ number: 1, aside: ['hold'], hand: 'person' }]);
  story.merge('prod');
  expect(story.release('prod/api')).toBeDefined();
});

test('a commit that is not there, and a version that nobody tagged, are refused', () => {
  const story = new Story({ places: [merging('dev')] });
  story.ship('api');
  const wanted = [{ commit: 'abcdef1' }, { version: '9.9.9' }];
  expect(wanted.flatMap((what) => refusals(asked(story, { environment: 'dev', what })))).toEqual([
    'dev/api FL_ASKED_COMMIT',
    'dev/api FL_ASKED_COMMIT',
  ]);
});

test('a commit that touches one of a set takes the others as they were then', () => {
  const sets = { sets: { shop: ['api', 'web'] } };
  const story = new Story({
    places: [merging('dev', { promote: sets })],
    services: { api: ['main'], web: ['main'] },
  });
  const first = story.ship(['api', 'web']);
  const second = story.ship('api');
  story.ship(['api', 'web']);
  asked(story, { environment: 'dev', what: { commit: second } });
  expect([story.commitOf('dev/api'), story.commitOf('dev/web')]).toEqual([second, first]);
});

test('a version of what others publish is refused where the definition does not allow it', () => {
  const story = new Story({ places: [merging('dev')] });
  story.ship('api');
  const observed = observeWorld(story.world);
  const cache = { origin: 'vendor' as const, repository: 'docker.io/library/redis', range: '^7.2.0' };
  const environments = observed.environments.map((each) => ({
    ...each,
    services: Object.fromEntries(
      Object.entries(each.services).map(([name, seen]) => [
        name,
        { ...seen, images: { ...seen.images, cache } },
      ]),
    ),
  }));
  const refusedTags = ['8.0.0', '7.1.9', 'bookworm', '7.2.4', '7.4.0-alpine'].filter((tag) => {
    const ask = { environment: 'dev', services: ['api'], what: 'newest', overrides: [] } as const;
    const made = planPromotion({ ...observed, environments }, { ...ask, images: { cache: tag } }, story.now);
    return refusals(made).includes('dev/api FL_ASKED_IMAGE');
  });
  expect(refusedTags).toEqual(['8.0.0', '7.1.9', 'bookworm']);
});

test('who sets a hold or a freeze aside where a review stands too is told that its merge waits', () => {
  const story = new Story({ places: [merging('dev'), promoting('prod', 'dev')] });
  story.ship('api');
  story.run();
  story.freeze('prod', always);
  const warned = ({ actions }: Plan) => actions.filter(({ kind }) => kind === 'warn');
  expect(warned(asked(story, { environment: 'prod', overrides: [override('freeze')] }))).toEqual([
    expect.objectContaining({
      words:
        'its merge waits for the freeze all the same: with `--override freeze review` it is written at once',
    }),
  ]);
  const both = [override('freeze'), override('review')];
  expect(warned(asked(story, { environment: 'prod', overrides: both }))).toEqual([]);
  expect(story.release('prod/api')).toBeDefined();
});
