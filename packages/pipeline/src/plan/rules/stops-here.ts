import { allServices, buildHash, isAbout } from '@fairlead/model';
import { holdsInForce, type InForce } from '../holds-in-force.js';
import type { Stop } from '../wish.js';
import type { Rule } from './rule.js';

/**
 * A release that is held where it runs arrives nowhere else, on whatever way: promoted, by its name, under a version, or
 * from an environment that it had reached before. A newer one does.
 */
export const stopsHere: Rule = {
  name: 'stops-here',
  override: 'hold',
  stops({ service, seen, release }, { observed, environment, now }) {
    if (release === undefined) return undefined;
    // What is here already is here, whatever it is called from now on.
    if (seen.release !== undefined && buildHash(seen.release) === buildHash(release)) return undefined;
    const others = [...observed.environments, ...(observed.others ?? [])].filter(
      ({ settings }) => settings.name !== environment.settings.name,
    );
    for (const other of others) {
      const found = [allServices, service]
        .flatMap((name) => holdsInForce(other, name, now))
        .find(({ hold }) => hold.kind === 'stops-here' && isAbout(hold, release));
      if (found !== undefined) return stopFor(found, other.settings.name);
    }
    return undefined;
  },
};

function stopFor({ hold, where, proposed }: InForce, environment: string): Stop {
  const waits = proposed === undefined ? '' : ', proposed and not merged yet';
  return {
    because: 'stops-here',
    until: 'later',
    code: 'FL_RELEASE_STOPS',
    what: `stops in ${environment}: ${hold.reason} (${hold.by})${waits}`,
    mend:
      proposed === undefined
        ? `release a newer one to ${environment}, or lift the hold with \`fairlead hold ${where} --lift\``
        : `release a newer one to ${environment}, or close the request that proposes the hold (${proposed})`,
  };
}
