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
        activeDeadlineSeconds: 900,
        ttlSecondsAfterFinished: 86_400,
        parallelism: 2,
        completions: 4,
      },
    },
  ]);
  expect(podOf(contribution).spec).toMatchObject({ restartPolicy: 'Never' });
});

test('a job of a release stays, for the deploy tool would run again what is missing', () => {
  const [part] = job(facet, atWorkload({ kind: 'job' })).controllers ?? [];
  expect(part?.job).toEqual({ backoffLimit: 3, activeDeadlineSeconds: 900 });
});

test('a pod that takes too long is ended before its Job is, which would delete it with its log', () => {
  const contribution = job(facet, atWorkload({ kind: 'hook' }));
  const ofPod = Number(podOf(contribution).spec?.['activeDeadlineSeconds']);
  const ofJob = Number(contribution.controllers?.[0]?.job?.['activeDeadlineSeconds']);
  expect(ofPod).toBe(facet.deadlineSeconds);
  // A node may have to come first, and the pod's time begins when it is there.
  expect(ofJob - ofPod).toBeGreaterThanOrEqual(300);
});
