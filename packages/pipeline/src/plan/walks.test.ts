import type { ResolvedDelivery } from '@fairlead/model';
import { expect, test } from 'vitest';
import { planRollback } from '../rollback/rollback.js';
import { observeWorld } from '../testing/world/observe-world.js';
import { merging, placed, promoting, Story, skips, versioned } from '../testing/world/story.js';
import type { Place } from '../testing/world/world.js';

const digestCommit: ResolvedDelivery = {
  strategy: 'digest-commit',
  branch: 'deploy/live',
  accepts: 'tracked',
  promote: 'each',
};

/** The environment at the end of each walk, and whether a person merges what is proposed to it. */
const walks: readonly { readonly strategy: string; readonly places: readonly Place[] }[] = [
  { strategy: 'commit-on-merge', places: [merging('live')] },
  { strategy: 'pull-request', places: [merging('stg'), promoting('live', 'stg')] },
  { strategy: 'version-release', places: [versioned('live')] },
  { strategy: 'digest-commit', places: [{ ...placed('live', digestCommit), branch: 'deploy/live' }] },
];

test.each(walks)('$strategy: from a feature branch to a rollback', ({ places }) => {
  const story = new Story({ places });
  const arrive = () => {
    story.settle();
    story.merge('live');
    story.settle();
    return story.commitOf('live/api');
  };
  const good = story.ship('api', { version: '1.0.0' });
  expect(arrive()).toBe(good);

  const feature = story.ship('api', { branch: 'feature', parent: good });
  expect(arrive()).toBe(good);

  const bad = story.ship('api', { version: '1.1.0', carries: [feature] });
  expect(arrive()).toBe(bad);

  const back = {
    environment: 'live',
    services: ['api'],
    to: 'previous',
    reason: 'it fails',
    by: 'kim',
    overrides: [],
  } as const;
  story.apply(planRollback(observeWorld(story.world), back, story.now));
  expect(story.commitOf('live/api')).toBe(good);
  expect(skips(story.run())).toContain('live/api held');
  expect(arrive()).toBe(good);

  story.hold('live/api', ...story.holds('live/api').filter(({ kind }) => kind === 'not-again'));
  expect(arrive()).toBe(good);
  const fix = story.ship('api', { version: '1.1.1' });
  expect(arrive()).toBe(fix);
});
