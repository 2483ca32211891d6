import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { anyStory } from '../testing/world/any-story.js';
import { happens } from '../testing/world/happens.js';
import { observeWorld } from '../testing/world/observe-world.js';
import type { Story } from '../testing/world/story.js';
import { lawsOf } from '../testing/world/thousand.js';
import { stateOf } from '../testing/world/world.js';
import { changes } from './action.js';
import { plan } from './plan.js';

// Seconds; a machine that does other things as well takes longer.
vi.setConfig({ testTimeout: 240_000 });

/** What Git and the forge hold in the end, without the numbers that tell in how many steps it came to be. */
function endOf({ world }: Story) {
  const open = world.requests.filter(({ state }) => state === 'open');
  return {
    ledgers: [...new Set(world.places.map(({ branch }) => branch))].map((branch) => {
      // A ledger that has holds alone releases as much as none.
      const { releases = {}, holds } = stateOf(world, branch) ?? {};
      return { branch, releases, holds };
    }),
    requests: Object.fromEntries(
      open.map(({ branch, set, over, statuses }) => [branch, { set, over, statuses }]),
    ),
  };
}

const law = lawsOf();

law('a freeze is never crossed', (story) => {
  const stop = { reason: 'a test', timeZone: 'UTC', from: '2026-11-01T00:00', to: '2026-12-01T00:00' };
  for (const { name } of story.world.places) story.freeze(name, { stop });
  const releases = () => endOf(story).ledgers.map((each) => each.releases);
  const before = releases();
  story.settle();
  for (const { name } of story.world.places) story.merge(name);
  story.settle();
  expect(releases()).toEqual(before);
});

lawsOf({ merges: 'by-hand' })('an applied plan leaves nothing to change', (story) => {
  story.run();
  expect(changes(story.plan())).toBe(false);
});

lawsOf({ merges: 'by-itself' })(
  'where requests merge by themselves, as many runs as there are environments leave nothing to change',
  (story) => {
    for (const _ of story.world.places) story.run();
    story.run();
    expect(changes(story.plan())).toBe(false);
  },
);

// What is held, rejected or beside the line stops one state and not the one before it, so the end depends on which of
// them was looked at. That is right, and left out here.
const straight = lawsOf({ history: 'straight' });

straight('planning again after any partial failure ends in the same state', (story) => {
  const killed = story.copy();
  story.settle();
  // Killed twice in a row, somewhere else in each story.
  const { states, requests, sources } = killed.world;
  killed.run((states.length + requests.length) % 7);
  killed.run(sources.length % 7);
  killed.settle();
  expect(endOf(killed)).toEqual(endOf(story));
});

law('the same observation gives the same plan, also when it was saved', ({ world, now }) => {
  const observed = observeWorld(world);
  const saved = JSON.parse(JSON.stringify(observed));
  expect(JSON.parse(JSON.stringify(plan(saved, now)))).toEqual(
    JSON.parse(JSON.stringify(plan(observed, now))),
  );
});

test('the same end in whatever order builds finish', () => {
  const builds = fc.array(fc.record({ service: fc.nat(2), commit: fc.nat(11) }), {
    minLength: 1,
    maxLength: 8,
  });
  const orders = builds.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }), fc.array(fc.boolean())),
  );
  fc.assert(
    fc.property(anyStory({ history: 'straight' }), orders, (story, [one, other, runsBetween]) => {
      const twin = story.copy();
      one.forEach((build, at) => {
        happens(story, { kind: 'build', ...build });
        if (runsBetween[at]) story.settle();
      });
      for (const build of other) happens(twin, { kind: 'build', ...build });
      story.settle();
      twin.settle();
      expect(endOf(twin)).toEqual(endOf(story));
    }),
    { numRuns: 1000 },
  );
});
