import { expect, test } from 'vitest';
import { merging, promoting, Story } from '../testing/world/story.js';
import { planWords } from './words.js';

test('a plan in words says what is done, what is not, and why', () => {
  const story = new Story({
    places: [merging('dev'), promoting('prod', 'dev')],
    services: { api: ['main'], web: ['main'] },
  });
  story.world = {
    ...story.world,
    places: story.world.places.map((each) =>
      each.name === 'prod' ? { ...each, registry: 'prod.example.com' } : each,
    ),
  };
  story.ship('api');
  story.commit('web');
  expect(planWords(story.plan())).toMatchInlineSnapshot(`
    "write   Release api c000000 to dev (main)
              dev/api: first release → c000000
    skip    dev/web (image-missing): image main of c000000 is not in the registry
    open    Promote api c000000 to prod (fairlead/promote/prod/api): nothing holds it
              copy registry.example.com/api-main@sha256:617069206d61 to prod.example.com/api-main
    skip    prod/web (awaiting-first): has no release in dev yet
    "
  `);
  story.settle();
  story.freeze('prod', {
    weekend: {
      reason: 'weekend',
      timeZone: 'Europe/Berlin',
      from: '2026-11-25T18:00',
      to: '2026-11-30T08:00',
    },
  });
  expect(planWords(story.plan())).toMatchInlineSnapshot(`
    "skip    dev/api (unchanged): runs here already
    skip    dev/web (image-missing): image main of c000000 is not in the registry
    status  https://forge.example.com/requests/1 fairlead/gate pending: closed from Wed 2026-11-25 18:00 to Mon 2026-11-30 08:00 Europe/Berlin (weekend); opens Mon 2026-11-30 08:00
    skip    prod/api (waits-for-gate): closed from Wed 2026-11-25 18:00 to Mon 2026-11-30 08:00 Europe/Berlin (weekend); opens Mon 2026-11-30 08:00
    skip    prod/web (awaiting-first): has no release in dev yet
    "
  `);
  story.forget(...story.world.sources.map(({ id }) => id));
  story.ship('api', { id: 'f'.repeat(40) });
  expect(planWords(story.plan())).toMatchInlineSnapshot(`
    "refuse  dev/api FL_SOURCE_UNREACHABLE: runs c000000, which no branch has any more, so nothing is known to be newer
              look at what was force-pushed, then promote a commit by name with \`--override ancestry\` and a reason
    skip    dev/web (awaiting-first): awaits its first release
    refuse  prod/api FL_SOURCE_UNREACHABLE: its commit c000000 is in no branch any more, so nothing is known about it
              look at what was force-pushed, then release a commit that is there
    status  https://forge.example.com/requests/1 fairlead/gate failure: its commit c000000 is in no branch any more, so nothing is known about it
    skip    prod/web (awaiting-first): has no release in dev yet
    "
  `);
});

test('a plan of nothing says so', () => {
  expect(planWords({ schema: 'fairlead.plan/1', actions: [] })).toBe('nothing to do\n');
});
