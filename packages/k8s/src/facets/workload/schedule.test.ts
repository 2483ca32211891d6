import { expect, test } from 'vitest';
import { atWorkload } from '../../testing/at.js';
import { schedule } from './schedule.js';

test('a cron runs at its times, in its time zone', () => {
  const facet = {
    cron: '30 2 * * *',
    timeZone: 'Europe/Berlin',
    suspend: true,
    alwaysOn: false,
    concurrency: 'Forbid',
    startingDeadlineSeconds: 300,
    keep: { succeeded: 1, failed: 3 },
  } as const;
  expect(schedule(facet, atWorkload({ kind: 'cron' })).controllers).toEqual([
    {
      workload: 'server',
      spec: {
        schedule: '30 2 * * *',
        timeZone: 'Europe/Berlin',
        suspend: true,
        concurrencyPolicy: 'Forbid',
        startingDeadlineSeconds: 300,
        successfulJobsHistoryLimit: 1,
        failedJobsHistoryLimit: 3,
      },
    },
  ]);
});
