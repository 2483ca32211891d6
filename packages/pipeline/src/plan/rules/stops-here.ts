import { allServices, standing } from '@fairlead/model';
import type { Rule } from './rule.js';

/** What is held where it runs goes no further. */
export const stopsHere: Rule = {
  name: 'stops-here',
  override: 'hold',
  stops({ service, from }, { now }) {
    if (from === undefined) return undefined;
    const holds = [...(from.holds[allServices] ?? []), ...(from.holds[service] ?? [])];
    const hold = standing(holds, now).find(({ kind }) => kind === 'stops-here');
    if (hold === undefined) return undefined;
    return {
      because: 'stops-here',
      until: 'later',
      code: 'FL_RELEASE_STOPS',
      what: `stops in ${from.settings.name}: ${hold.reason} (${hold.by})`,
      mend: `lift that hold with \`fairlead hold --env ${from.settings.name} --service ${service} --lift\``,
    };
  },
};
