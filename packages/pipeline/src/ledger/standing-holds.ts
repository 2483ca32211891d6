import { allServices, type Hold, isAbout } from '@fairlead/model';
import { countingHolds } from '../plan/holds-in-force.js';
import type { RequestRef } from '../plan/observed.js';
import type { StatusEnvironment } from './status.js';

/** A hold that stands; with the request that proposes it where it is not written yet. */
export type StandingHold = Hold & { readonly proposed?: RequestRef };

/**
 * What holds a service, or with `_all` the whole environment. A release that stops here is told while it runs here: once
 * another one has taken its place, nothing is stopped any more.
 */
export function standingHolds(
  environment: Pick<StatusEnvironment, 'holds' | 'proposedHolds' | 'services'>,
  service: string,
  now: Date,
): readonly StandingHold[] {
  const { services } = environment;
  const about = service === allServices ? Object.keys(services) : [service];
  const matters = (hold: Hold) =>
    hold.kind !== 'stops-here' ||
    about.some((each) => {
      const release = services[each]?.release;
      return release !== undefined && isAbout(hold, release);
    });
  return countingHolds(environment, service, now)
    .filter(({ hold }) => matters(hold))
    .map(({ hold, proposed }) => ({ ...hold, ...(proposed?.request && { proposed: proposed.request.ref }) }));
}
