import { expect, test } from 'vitest';
import { planPromotion } from '../../ask/promotion.js';
import { observeWorld } from '../../testing/world/observe-world.js';
import { merging, promoting, Story } from '../../testing/world/story.js';
import type { Plan } from '../action.js';
import type { CandidateImage } from '../observed.js';
import { plan } from '../plan.js';

const reason = 'holidays';
const always = { holidays: { reason, timeZone: 'UTC', from: '2020-01-01T00:00', to: '2030-01-01T00:00' } };
const later = { holidays: { reason, timeZone: 'UTC', from: '2026-12-24T00:00', to: '2026-12-27T00:00' } };

/** The gates of the one request that a plan opens or brings up to date, by name. */
function gatesIn({ actions }: Plan): { readonly [name: string]: string } {
  const [wanted] = actions.flatMap((action) => ('request' in action ? [action.request] : []));
  return Object.fromEntries(
    (wanted?.gates ?? []).map(({ name, state, words }) => [name, `${state}: ${words}`]),
  );
}

/** What runs in dev is to be proposed for prod. */
function proposed(over: object = {}, services: Story['world']['services'] = { api: ['main'] }): Story {
  const prod = promoting('prod', 'dev', { promote: 'together' });
  const story = new Story({ places: [merging('dev'), { ...prod, ...over }], services });
  story.ship(Object.keys(services));
  return story;
}

const planned = (story: Story): Plan => plan(observeWorld(story.world), story.now);

test('a proposal says of each gate how it stands', () => {
  const gates = gatesIn(planned(proposed({ freezes: later }, { api: ['main', 'assets'], web: ['main'] })));
  expect(gates).toEqual({
    images: 'ok: 3 in the registry',
    platforms: 'unknown: nobody tells what assets, main is built for',
    order: 'ok: the first release here',
    holds: 'ok: nothing is held',
    freezes: 'ok: open until 2026-12-24T00:00Z',
    health: 'unknown: nobody tells whether it is healthy',
    set: 'ok: complete: api, web move together',
  });
});

test('a proposal in a freeze waits for its end, and says when that is', () => {
  expect(gatesIn(planned(proposed({ freezes: always })))['freezes']).toMatch(/^waits: .*holidays/);
});

test('what images are built for is said where they tell', () => {
  const observed = observeWorld(proposed().world);
  const environments = observed.environments.map((each) => {
    const { api } = each.services;
    if (api === undefined) return each;
    const built = (image: CandidateImage | undefined) => image && { ...image, platforms: ['linux/amd64'] };
    const candidates = api.candidates.map((candidate) => ({
      ...candidate,
      images: { main: built(candidate.images['main']) as CandidateImage },
    }));
    const images = { main: { ...api.images['main'], processors: ['amd64'] } } as typeof api.images;
    return { ...each, services: { api: { ...api, images, candidates } } };
  });
  const { platforms } = gatesIn(plan({ ...observed, environments }, new Date('2026-11-26T12:00:00Z')));
  expect(platforms).toBe('ok: built for amd64');
});

test('images of another registry are said to be copied', () => {
  expect(gatesIn(planned(proposed({ registry: 'elsewhere.example.com' })))['images']).toBe(
    'ok: 1 copied there by digest',
  );
});

test('what a person set aside is named with its reason', () => {
  const story = proposed({ freezes: always });
  story.run();
  story.ship('api');
  story.run();
  const overrides = [{ of: 'freeze', reason: 'the fix for berth 7', by: 'kim' }] as const;
  const ask = { environment: 'prod', services: ['api'], what: 'newest', overrides } as const;
  story.ship('api');
  story.apply(plan(observeWorld({ ...story.world, places: story.world.places.slice(0, 1) }), story.now));
  const gates = gatesIn(planPromotion(observeWorld(story.world), ask, story.now));
  expect(gates['freezes']).toBe('set-aside: the fix for berth 7 (kim)');
  expect(gates['order']).toBe('ok: the first release here');
});
