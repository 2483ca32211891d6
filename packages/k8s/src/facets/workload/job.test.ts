import { expect, test } from 'vitest';
import { atWorkload } from '../../testing/at.js';
import { podOf } from '../../testing/parts.js';
import { job } from './job.js';

const facet = { retries: 3, deadlineSeconds: 600, keepSeconds: 86_400, parallelism: 1, completions: 1 };

test('what ends by itself is tried again, limited and cleaned up', () => {
  const contribution = job({ ...facet, parallelism: 2, completions: 4 }, atWorkload({ kind: 'cron' }));
  expect(contribution.controllers).toEqual([
    {
      workload: 'server',
      job: {
        backoffLimit: 3,
        activeDeadlineSeconds: 600,
        ttlSecondsAfterFinished: 86_400,
        parallelism: 2,
        completions: 4,
      },
    },
  ]);
  expect(podOf(contribution).spec).toEqual({ restartPolicy: 'Never' });
});

test('a job of a release stays, for the deploy tool would run again what is missing', () => {
  const [part] = job(facet, atWorkload({ kind: 'job' })).controllers ?? [];
  expect(part?.job).toEqual({ backoffLimit: 3, activeDeadlineSeconds: 600 });
});
