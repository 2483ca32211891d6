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

test('of an update a canary knows the surge, and blue and green nothing', () => {
  const partOf = (strategy: 'canary' | 'blue-green') => {
    const progression = { strategy, routes: [], indicators: {}, jobs: [] } as const;
    return update(facet, atWorkload({ progression })).controllers?.[0]?.spec;
  };
  expect(partOf('canary')).toMatchObject({ strategy: { canary: { maxSurge: 1, maxUnavailable: 0 } } });
  expect(partOf('blue-green')).not.toHaveProperty('strategy');
});
