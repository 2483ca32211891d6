import { toldRequests } from '../ask/told-requests.js';
import type { Action, ReleaseWrite } from '../plan/action.js';
import { beingRolledBack } from '../plan/carry/closing.js';
import { gateContext } from '../plan/carry/gate.js';
import type { LedgerChange } from '../plan/carry/ledgers.js';
import { setStatus } from '../plan/carry/standstill.js';
import { withReleases } from '../plan/environment.js';
import type { Observed, ObservedRequest } from '../plan/observed.js';
import { withHolds } from '../plan/reverts.js';
import { servicesOfUnit } from '../plan/units.js';
import type { Situation } from '../plan/wish.js';

/** What becomes of one unit. */
export interface Part {
  readonly change?: LedgerChange;
  readonly actions: readonly Action[];
}

/** What requests that carry what was bad on to other environments have to say from now on. */
export function toldOthers(
  parts: readonly Part[],
  { observed, environment, now }: Situation,
): readonly Action[] {
  const closed = new Set(
    parts.flatMap(({ actions }) =>
      actions.flatMap((action) => (action.kind === 'close-request' ? [action.ref.number] : [])),
    ),
  );
  const changes = parts.flatMap(({ change }) => change ?? []);
  const releases = changes.flatMap((change) => change.releases);
  const holds = changes.flatMap((change) => change.holds);
  const after = withHolds(withReleases(environment, releases), holds);
  return toldRequests(observed, after, now)
    .filter((action) => !('ref' in action && closed.has(action.ref.number)))
    .flatMap((action): readonly Action[] => {
      const request = unseenBehind(action, { observed, releases });
      return request === undefined ? [action] : setStatus(request, gateContext, beingRolledBack);
    });
}

/**
 * The request that is told something, where what is returned to was not looked at in its environment: nobody looks as
 * far back for those behind, so why it stops is not that its commit is gone.
 */
function unseenBehind(
  action: Action,
  { observed, releases }: { readonly observed: Observed; readonly releases: readonly ReleaseWrite[] },
): ObservedRequest | undefined {
  if (action.kind !== 'set-status') return undefined;
  const request = observed.requests.find(({ ref }) => ref.number === action.ref.number);
  const there = observed.environments.find(({ settings }) => settings.name === request?.target.environment);
  if (request === undefined || there === undefined) return undefined;
  const own = servicesOfUnit(request.target.unit, there) ?? [];
  const isUnseen = releases.some(
    ({ environment, service, release }) =>
      environment !== there.settings.name &&
      own.includes(service) &&
      !there.services[service]?.candidates.some(({ commit }) => commit === release.source.commit),
  );
  return isUnseen ? request : undefined;
}
