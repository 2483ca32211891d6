import type { CompileWorkloadFacet } from '../compile.js';

/** When a cron workload runs. */
export const schedule: CompileWorkloadFacet<'schedule'> = (facet, { workload }) => ({
  controllers: [
    {
      workload,
      spec: {
        schedule: facet.cron,
        timeZone: facet.timeZone,
        suspend: facet.suspend,
        concurrencyPolicy: facet.concurrency,
        startingDeadlineSeconds: facet.startingDeadlineSeconds,
        successfulJobsHistoryLimit: facet.keep.succeeded,
        failedJobsHistoryLimit: facet.keep.failed,
      },
    },
  ],
});
