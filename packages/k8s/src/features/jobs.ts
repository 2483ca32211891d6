import { type Area, service } from './feature.js';

/** What ends by itself. */
export const jobs: Area = {
  name: 'jobs',
  features: [
    {
      feature: 'Further tries, a deadline and how long a finished job is kept',
      field: 'job',
      example: [
        service({
          name: 'books',
          workloads: {
            nightly: {
              kind: 'cron',
              schedule: { cron: '30 2 * * *' },
              job: { retries: 1, deadlineSeconds: 3600, keepSeconds: 7200 },
            },
          },
        }),
      ],
      shows: {
        'CronJob/books-nightly': [
          'spec.jobTemplate.spec.backoffLimit',
          'spec.jobTemplate.spec.activeDeadlineSeconds',
          'spec.jobTemplate.spec.template.spec.activeDeadlineSeconds',
          'spec.jobTemplate.spec.ttlSecondsAfterFinished',
        ],
      },
    },
    {
      feature: 'Several pods that work on one job',
      field: 'job.parallelism',
      example: [
        service({
          name: 'books',
          workloads: { index: { kind: 'job', job: { parallelism: 4, completions: 16 } } },
        }),
      ],
      shows: { 'Job/books-index': ['spec.parallelism', 'spec.completions'] },
    },
    {
      feature: 'A job before the new version serves',
      field: 'phase',
      example: [
        service({
          name: 'shop',
          workloads: { assets: { kind: 'hook', phase: { when: 'before', order: 2 } } },
        }),
      ],
      shows: { 'Job/shop-assets': ['metadata.annotations'] },
    },
    {
      feature: 'A job after a deploy and one after a failed deploy',
      field: 'phase.when',
      example: [
        service({
          name: 'shop',
          workloads: {
            smoke: { kind: 'hook', phase: { when: 'after' } },
            notify: { kind: 'hook', phase: { when: 'on-failure' } },
          },
        }),
      ],
      shows: { 'Job/shop-smoke': ['metadata.annotations'], 'Job/shop-notify': ['metadata.annotations'] },
    },
  ],
};
