import { expect, test } from 'vitest';
import { atWorkload } from '../../testing/at.js';
import { keysOf, specOf } from '../../testing/parts.js';
import { disruption } from './disruption.js';

test('a drain takes at most so many pods, and broken ones always', () => {
  const contribution = disruption(
    { maxUnavailable: 1 },
    atWorkload({ replicas: { owner: 'git', count: 2 } }),
  );
  expect(specOf(contribution, 'PodDisruptionBudget/api-server')).toEqual({
    maxUnavailable: 1,
    selector: { matchLabels: { pods: 'server' } },
    unhealthyPodEvictionPolicy: 'AlwaysAllow',
  });
});

test('a single fixed pod has no budget, for it could never be moved', () => {
  expect(
    keysOf(disruption({ maxUnavailable: 1 }, atWorkload({ replicas: { owner: 'git', count: 1 } }))),
  ).toEqual([]);
});
