import { parseCron } from '../../freeze/cron.js';
import { facet } from '../facet.js';

/** When a cron workload runs. */
export interface Schedule {
  /** Five fields: minute, hour, day of month, month, day of week. */
  readonly cron: string;
  /** IANA name. @default 'Etc/UTC' */
  readonly timeZone: string;
  /** @default false */
  readonly suspend: boolean;
  /** Whether it may run when the environment is switched off and what it calls has no pods. @default false */
  readonly alwaysOn: boolean;
  /** What happens when the last run is not over. @default 'Forbid' */
  readonly concurrency: 'Allow' | 'Forbid' | 'Replace';
  /** How late a run may still start. @default 300 */
  readonly startingDeadlineSeconds: number;
  /** Finished runs that are kept. @default 1 succeeded, 3 failed */
  readonly keep: { readonly succeeded: number; readonly failed: number };
}

export const schedule = facet<Schedule, 'cron'>({
  kinds: ['cron'],
  required: ['cron'],
  defaults: () => ({
    timeZone: 'Etc/UTC',
    suspend: false,
    alwaysOn: false,
    concurrency: 'Forbid',
    startingDeadlineSeconds: 300,
    keep: { succeeded: 1, failed: 3 },
  }),
  check: ({ cron }, at) =>
    isSchedule(cron)
      ? []
      : [
          at({
            path: 'cron',
            value: cron,
            code: 'FL_SCHEDULE',
            what: 'is not a schedule of five fields',
            mend: scheduleMend,
          }),
        ],
});

/** Whether a text is a schedule of five fields whose values there are; Kubernetes takes `?` for `*`. */
export const isSchedule = (text: string): boolean => parseCron(text.replaceAll('?', '*')) !== undefined;

export const scheduleMend = "write minute, hour, day of month, month and day of week, such as '0 3 * * *'";
