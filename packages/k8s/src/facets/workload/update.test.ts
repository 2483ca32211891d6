import { expect, test } from 'vitest';
import { atWorkload } from '../../testing/at.js';
import { update } from './update.js';

const facet = {
  strategy: 'rolling',
  maxSurge: 1,
  maxUnavailable: 0,
  minReadySeconds: 0,
  progressDeadlineSeconds: 600,
  historyLimit: 3,
} as const;

test('pods are replaced a few at a time', () => {
  expect(update({ ...facet, minReadySeconds: 5 }, atWorkload()).controllers).toEqual([
    {
      workload: 'server',
      spec: {
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
        minReadySeconds: 5,
        progressDeadlineSeconds: 600,
        revisionHistoryLimit: 3,
      },
    },
  ]);
});

test('what cannot run twice ends before it starts again', () => {
  const [part] = update({ ...facet, strategy: 'recreate' }, atWorkload()).controllers ?? [];
  expect(part?.spec).toMatchObject({ strategy: { type: 'Recreate' } });
});

test('a StatefulSet has its own words', () => {
  const [part] = update(facet, atWorkload({ kind: 'stateful' })).controllers ?? [];
  expect(part?.spec).toEqual({ updateStrategy: { type: 'RollingUpdate' }, revisionHistoryLimit: 3 });
});
