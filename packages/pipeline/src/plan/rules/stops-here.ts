import { allServices, isAbout } from '@fairlead/model';
import { holdsInForce } from '../holds-in-force.js';
import type { Rule } from './rule.js';

/** A release that is held where it runs goes no further; a newer one does. */
export const stopsHere: Rule = {
  name: 'stops-here',
  override: 'hold',
  stops({ service, from }, { now }) {
    // As it is there: here it may be rendered from another definition.
    const release = from?.services[service]?.release;
    if (from === undefined || release === undefined) return undefined;
    const found = [allServices, service]
      .flatMap((name) => holdsInForce(from, name, now))
      .find(({ hold }) => hold.kind === 'stops-here' && isAbout(hold, service, release));
    if (found === undefined) return undefined;
    const { hold, where, proposed } = found;
    const waits = proposed === undefined ? '' : ', proposed and not merged yet';
    return {
      because: 'stops-here',
      until: 'later',
      code: 'FL_RELEASE_STOPS',
      what: `stops in ${from.settings.name}: ${hold.reason} (${hold.by})${waits}`,
      mend:
        proposed === undefined
          ? `release a newer one to ${from.settings.name}, or lift the hold with \`fairlead hold ${where} --lift\``
          : `release a newer one to ${from.settings.name}, or close the request that proposes the hold (${proposed})`,
    };
  },
};
