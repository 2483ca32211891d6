import { expect, test } from 'vitest';
import { planHold } from '../../ask/hold.js';
import { observeWorld } from '../../testing/world/observe-world.js';
import { merging, promoting, Story, skips } from '../../testing/world/story.js';
import type { Place } from '../../testing/world/world.js';

test('a release that stops where it was tested stops, though the next environment has another definition', () => {
  const on = (place: Place, branch: string) => ({ ...place, branch });
  const story = new Story({
    places: [on(merging('dev'), 'env/dev'), on(promoting('prod', 'dev'), 'env/prod')],
  });
  story.ship('api');
  story.define('dev/api');
  story.run(1);
  const change = { kind: 'stops-here', reason: 'a test', by: 'kim', at: '2026-11-26T10:00:00Z' } as const;
  story.apply(planHold(observeWorld(story.world), { environment: 'dev', service: 'api', change }, story.now));
  expect(skips(story.run())).toContain('prod/api stops-here');
  // It is the build that stops: an edit of its definition does not carry it on.
  story.define('dev/api');
  story.settle();
  expect(story.open('prod')).toEqual([]);
  story.ship('api');
  story.settle();
  expect(story.open('prod')).toHaveLength(1);
});

test('a release that stops where it was first goes no further from where it had come since', () => {
  const story = new Story({
    places: [merging('dev'), promoting('stg', 'dev', { autoMerge: true }), promoting('prod', 'stg')],
  });
  story.ship('api');
  story.settle();
  const change = { kind: 'stops-here', reason: 'a test', by: 'kim', at: '2026-11-26T10:00:00Z' } as const;
  story.apply(planHold(observeWorld(story.world), { environment: 'dev', service: 'api', change }, story.now));
  expect(skips(story.run())).toContain('prod/api stops-here');
  expect(story.open('prod')).toEqual([]);
});
