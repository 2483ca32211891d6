import { isSchedule, scheduleMend } from '../../facets/workload/schedule.js';
import type { EnvironmentRule } from './rule.js';

/** Two moments that are not the same one; never where something would be lost while nobody is there. */
export const workingHours: EnvironmentRule = ({ environment: { definition }, at }) => {
  const { workingHours: hours, tier, protected: kept = tier === 'production' } = definition;
  if (hours === undefined) return [];
  if (kept) {
    const what = 'would switch off an environment that is protected';
    const mend = 'leave them out, or set protected to false';
    return [at({ code: 'FL_HOURS_PROTECTED', path: 'workingHours', value: { ...hours }, what, mend })];
  }
  const wrong = (['on', 'off'] as const)
    .filter((moment) => !isSchedule(hours[moment]))
    .map((moment) =>
      at({
        code: 'FL_SCHEDULE',
        path: `workingHours.${moment}`,
        value: hours[moment],
        what: 'is not a schedule of five fields',
        mend: scheduleMend,
      }),
    );
  if (wrong.length > 0 || hours.on !== hours.off) return wrong;
  const what = 'is when it is switched on, too';
  const place = { path: 'workingHours.off', value: hours.off };
  return [at({ code: 'FL_HOURS_EMPTY', ...place, what, mend: 'write a later moment' })];
};
