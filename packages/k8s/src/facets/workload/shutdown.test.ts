import { expect, test } from 'vitest';
import { atWorkload } from '../../testing/at.js';
import { podOf } from '../../testing/parts.js';
import { shutdown } from './shutdown.js';

const facet = { drainSeconds: 20, noticeSeconds: 5 };

test('the pause and the grace period are what the model has decided', () => {
  const termination = { preStopSeconds: 5, drainSeconds: 20, graceSeconds: 30 };
  expect(podOf(shutdown(facet, atWorkload({ termination })))).toEqual({
    into: { workload: 'server' },
    main: { spec: { lifecycle: { preStop: { sleep: { seconds: 5 } } } } },
    spec: { terminationGracePeriodSeconds: 30 },
  });
});

test('no pause is no handler', () => {
  const termination = { preStopSeconds: 0, drainSeconds: 20, graceSeconds: 25 };
  expect(podOf(shutdown(facet, atWorkload({ termination }))).main).toEqual({ spec: {} });
});
