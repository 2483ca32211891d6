import { expect, test } from 'vitest';
import type { OpenRequest } from '../plan/action.js';
import type { ObservedRequest } from '../plan/observed.js';
import { observeWorld } from '../testing/world/observe-world.js';
import { back, promoted } from '../testing/world/rolled-back.js';
import { skips } from '../testing/world/story.js';
import { planRollback } from './rollback.js';

test('a way back is proposed where the branch takes no push, with the holds in its commit', () => {
  const { story, commits } = promoted(2);
  story.ship('api');
  story.settle();
  const observed = observeWorld(story.world);
  const made = planRollback(observed, { ...back, carry: 'request' }, story.now);
  const name = commits[0]?.slice(0, 7);
  // What it was planned from still runs: nothing else is closed for it yet.
  expect(made.actions).toEqual([
    {
      kind: 'open-request',
      request: expect.objectContaining({
        title: `Roll back api to ${name} in prod`,
        head: 'fairlead/rollback/prod/api',
        releases: [expect.objectContaining({ service: 'api' })],
        back: {
          reason: [`prod/api: back to ${name}: checkout fails (kim)`],
          holds: [
            expect.objectContaining({
              holds: expect.objectContaining({
                holds: [
                  expect.objectContaining({ kind: 'paused' }),
                  expect.objectContaining({ kind: 'not-again' }),
                ],
              }),
            }),
          ],
        },
      }),
    },
  ]);
});

test('a way back that is proposed waits, and another one takes its place', () => {
  const { story, commits } = promoted(3);
  const observed = observeWorld(story.world);
  const ask = { ...back, carry: 'request' } as const;
  const [opened] = planRollback(observed, ask, story.now).actions;
  const { set, over } = (opened as OpenRequest).request;
  const open: ObservedRequest = {
    ref: { number: 9, url: 'https://forge.example.com/requests/9' },
    state: 'open',
    target: { environment: 'prod', unit: 'api' },
    head: { branch: 'fairlead/rollback/prod/api', tip: 'b'.repeat(40) },
    base: { repository: '', branch: 'main' },
    set,
    over,
    merge: 'ready',
    statuses: {},
  };
  const seen = { ...observed, rollbacks: [open] };
  expect(skips(planRollback(seen, ask, story.now))).toEqual(['prod/api waits-for-merge']);
  const further = { ...ask, to: { commit: commits[0] ?? '' } };
  expect(planRollback(seen, further, story.now).actions).toEqual([
    expect.objectContaining({ kind: 'update-request', ref: open.ref, expect: open.head.tip }),
  ]);
});
