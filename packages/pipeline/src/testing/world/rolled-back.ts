import type { Override } from '../../plan/action.js';
import { planRollback, type RollbackAsk } from '../../rollback/rollback.js';
import { observeWorld } from './observe-world.js';
import { merging, promoting, Story } from './story.js';
import type { Source } from './world.js';

/** What somebody asks for whose production is bad. */
export const back: RollbackAsk = {
  environment: 'prod',
  services: ['api'],
  to: 'previous',
  reason: 'checkout fails',
  by: 'kim',
  overrides: [],
};

/** Asks, and does what is planned. */
export function asked(story: Story, ask: Partial<RollbackAsk> = {}) {
  const made = planRollback(observeWorld(story.world), { ...back, ...ask }, story.now);
  story.apply(made);
  return made;
}

export const override = (of: Override['of']): Override => ({ of, reason: 'looked at it', by: 'kim' });

/** Production after some promotions of api, oldest first. */
export function promoted(count: number, more: (at: number) => Partial<Source> = () => ({})) {
  const story = new Story({ places: [merging('dev'), promoting('prod', 'dev')] });
  const commits = Array.from({ length: count }, (_, at) => {
    const commit = story.ship('api', more(at));
    story.settle();
    story.merge('prod');
    return commit;
  });
  return { story, commits };
}
