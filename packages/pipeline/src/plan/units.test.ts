import { expect, test } from 'vitest';
import { observeWorld } from '../testing/world/observe-world.js';
import { merging, promoting, Story, skips, versioned } from '../testing/world/story.js';
import { plan } from './plan.js';
import { withTheirSets } from './units.js';

const services = { api: ['main'], web: ['main'], jobs: ['main'] };
const shop = { promote: { sets: { shop: ['api', 'web'] } } };

test('the fast service waits only in a set', () => {
  const story = new Story({ places: [merging('dev', shop)], services });
  const first = story.ship(['api', 'web', 'jobs']);
  story.run();
  const second = story.commit(['api', 'web', 'jobs']);
  story.build('api', second);
  story.build('jobs', second);
  const made = story.run();
  expect(skips(made)).toEqual(['dev/shop image-missing', 'dev/shop waits-for-set']);
  expect(['api', 'web', 'jobs'].map((each) => story.commitOf(`dev/${each}`))).toEqual([first, first, second]);
  story.build('web', second);
  story.run();
  expect(['api', 'web'].map((each) => story.commitOf(`dev/${each}`))).toEqual([second, second]);
});

test('a set takes the newest commit at which all of it is built', () => {
  const story = new Story({ places: [merging('dev', shop)], services });
  story.ship(['api', 'web']);
  story.run();
  const api = story.ship('api');
  const web = story.ship('web');
  story.commit('api');
  story.run();
  expect([story.commitOf('dev/api'), story.commitOf('dev/web')]).toEqual([api, web]);
});

test('together: one request brings all, and a service that is held keeps all', () => {
  const story = new Story({
    places: [merging('dev'), promoting('prod', 'dev', { promote: 'together' })],
    services,
  });
  story.ship(['api', 'web', 'jobs']);
  story.settle();
  expect(story.open('prod').map(({ unit, releases }) => [unit, Object.keys(releases).length])).toEqual([
    ['_all', 3],
  ]);
  story.hold('prod/web', { kind: 'paused', reason: 'x', by: 'kim', at: '2026-11-26T10:00:00Z' });
  expect(skips(story.run())).toContain('prod/_all waits-for-set');
  story.merge('prod');
  expect(story.release('prod/api')).toBeUndefined();
});

test('a set moves as it was tagged: to what a version did not change, it is another name of the same commit', () => {
  const story = new Story({ places: [versioned('live', shop)], services });
  story.ship(['api', 'web'], { version: '1.0.0' });
  story.run();
  const api = story.ship('api', { version: '1.1.0' });
  const web = story.ship('web', { version: '1.2.0' });
  story.run();
  expect([story.commitOf('live/api'), story.commitOf('live/web')]).toEqual([api, web]);
  expect(['api', 'web'].map((each) => story.release(`live/${each}`)?.version)).toEqual(['1.2.0', '1.2.0']);
});

test('of two versions on one commit the one is released that the environment takes', () => {
  const story = new Story({ places: [versioned('live', { versions: '<2.0.0' })], services });
  const commit = story.ship('api', { version: '1.3.0' });
  story.commit('web', { version: '2.0.0' });
  story.run();
  expect(story.release('live/api')).toMatchObject({ version: '1.3.0', source: { commit } });
});

test('a set is rejected as a whole, and one new release makes it another one', () => {
  const story = new Story({ places: [merging('dev'), promoting('prod', 'dev', shop)], services });
  story.ship(['api', 'web']);
  story.settle();
  story.reject('prod');
  expect(skips(story.run())).toContain('prod/shop rejected');
  story.ship('web');
  story.settle();
  expect(story.open('prod').map(({ unit }) => unit)).toEqual(['shop']);
});

test('a request of a unit that is no more is closed', () => {
  const story = new Story({ places: [merging('dev'), promoting('prod', 'dev')], services });
  story.ship(['api', 'web', 'jobs']);
  story.settle();
  const sets = new Story({ places: [merging('dev'), promoting('prod', 'dev', shop)], services });
  story.world = { ...story.world, places: sets.world.places };
  story.settle();
  expect(
    story
      .open('prod')
      .map(({ unit }) => unit)
      .sort(),
  ).toEqual(['jobs', 'shop']);
});

test('whoever looks at one of a set looks at all of it, also where only another environment has the set', () => {
  const desk = { promote: { sets: { desk: ['web', 'jobs'] } } };
  const places = [merging('dev'), promoting('stg', 'dev', shop), promoting('prod', 'stg', desk)];
  const { environments } = observeWorld(
    new Story({ places, services: { ...services, mail: ['main'] } }).world,
  );
  expect(withTheirSets(['api'], environments)).toEqual(['api', 'jobs', 'web']);
  expect(withTheirSets(['mail'], environments)).toEqual(['mail']);
});

test('what was not looked at is neither planned nor closed', () => {
  const story = new Story({ places: [merging('dev'), promoting('prod', 'dev', shop)], services });
  story.ship(['api', 'web', 'jobs']);
  story.settle();
  const observed = observeWorld(story.world);
  const narrowed = observed.environments.map(({ services: { api }, ...each }) => ({
    ...each,
    services: api ? { api } : {},
  }));
  const { actions } = plan({ ...observed, environments: narrowed }, story.now);
  expect(actions.map((each) => each.kind === 'skip' && each.target.unit)).toEqual(['api']);
  expect(plan({ ...observed, environments: narrowed.slice(0, 1) }, story.now).actions).toHaveLength(1);
});
