import { allServices, standing } from '@fairlead/model';
import type { Rule } from './rule.js';

/** What is held where it runs goes no further. */
export const stopsHere: Rule = {
  name: 'stops-here',
  override: 'hold',
  stops({ service, from }, { now }) {
    if (from === undefined) return undefined;
    const stopOf = (name: string) =>
      standing(from.holds[name] ?? [], now).find(({ kind }) => kind === 'stops-here');
    const ofAll = stopOf(allServices);
    const hold = ofAll ?? stopOf(service);
    if (hold === undefined) return undefined;
    const where = `--env ${from.settings.name} ${ofAll === undefined ? `--service ${service}` : '--all'}`;
    return {
      because: 'stops-here',
      until: 'later',
      code: 'FL_RELEASE_STOPS',
      what: `stops in ${from.settings.name}: ${hold.reason} (${hold.by})`,
      mend: `lift that hold with \`fairlead hold ${where} --lift\``,
    };
  },
};
