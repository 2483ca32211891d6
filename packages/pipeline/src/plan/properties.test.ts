import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { anyStory } from '../testing/world/any-story.js';
import { happens } from '../testing/world/happens.js';
import { observeWorld } from '../testing/world/observe-world.js';
import type { Story } from '../testing/world/story.js';
import { stateOf } from '../testing/world/world.js';
import { changes } from './action.js';
import { plan } from './plan.js';

// A second or two each; a machine that does other things as well takes longer.
vi.setConfig({ testTimeout: 240_000 });

const runs = { numRuns: 1000 };

/** What Git and the forge hold in the end, without the numbers that tell in how many steps it came to be. */
function endOf({ world }: Story) {
  const open = world.requests.filter(({ state }) => state === 'open');
  return {
    ledgers: [...new Set(world.places.map(({ branch }) => branch))].map((branch) => {
      const { releases, holds } = stateOf(world, branch) ?? {};
      return { branch, releases, holds };
    }),
    requests: Object.fromEntries(
      open.map(({ environment, unit, set, over, statuses }) => [
        `${environment}/${unit}`,
        { set, over, statuses },
      ]),
    ),
  };
}

test('a freeze is never crossed', () => {
  const stop = { reason: 'a test', timeZone: 'UTC', from: '2026-11-01T00:00', to: '2026-12-01T00:00' };
  fc.assert(
    fc.property(anyStory(), (story) => {
      for (const { name } of story.world.places) story.freeze(name, { stop });
      const releases = () => endOf(story).ledgers.map((each) => each.releases);
      const before = releases();
      story.settle();
      for (const { name } of story.world.places) story.merge(name);
      story.settle();
      expect(releases()).toEqual(before);
    }),
    runs,
  );
});

test('an applied plan leaves nothing to change', () => {
  fc.assert(
    fc.property(anyStory({ merges: 'by-hand' }), (story) => {
      story.run();
      expect(changes(story.plan())).toBe(false);
    }),
    runs,
  );
});

test('where requests merge by themselves, as many runs as there are environments leave nothing to change', () => {
  fc.assert(
    fc.property(anyStory({ merges: 'by-itself' }), (story) => {
      for (const _ of story.world.places) story.run();
      story.run();
      expect(changes(story.plan())).toBe(false);
    }),
    runs,
  );
});

test('planning again after any partial failure ends in the same state', () => {
  fc.assert(
    fc.property(anyStory(), fc.nat(6), fc.nat(6), (story, first, second) => {
      const killed = story.copy();
      story.settle();
      killed.run(first);
      killed.run(second);
      killed.settle();
      expect(endOf(killed)).toEqual(endOf(story));
    }),
    runs,
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
    fc.property(anyStory({ versions: 'in-order' }), orders, (story, [one, other, runsBetween]) => {
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
    runs,
  );
});

test('the same observation gives the same plan, also when it was saved', () => {
  fc.assert(
    fc.property(anyStory(), ({ world, now }) => {
      const observed = observeWorld(world);
      const saved = JSON.parse(JSON.stringify(observed));
      expect(JSON.parse(JSON.stringify(plan(saved, now)))).toEqual(
        JSON.parse(JSON.stringify(plan(observed, now))),
      );
    }),
    runs,
  );
});
