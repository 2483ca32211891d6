import type { Replicas } from '@fairlead/model';
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

test('where there is never more than one pod, there is no budget', () => {
  const budgetOf = (replicas: Replicas) =>
    keysOf(disruption({ maxUnavailable: 1 }, atWorkload({ replicas })));
  expect(budgetOf({ owner: 'git', count: 1 })).toEqual([]);
  expect(budgetOf({ owner: 'keda', min: 0, max: 1 })).toEqual([]);
  expect(budgetOf({ owner: 'keda', min: 0, max: 2 })).toEqual(['PodDisruptionBudget/api-server']);
});
