import type { Plan } from '../plan/action.js';
import { gateClosed } from '../plan/carry/closing.js';
import type { Observed, ObservedEnvironment } from '../plan/observed.js';
import { plan } from '../plan/plan.js';

/**
 * What open requests have to say from now on: those of the environment, and those that take releases from it; where a
 * release stops, those of every environment, for it goes to none.
 */
export function toldRequests(observed: Observed, held: ObservedEnvironment, now: Date): Plan['actions'] {
  const { name } = held.settings;
  const environments = observed.environments.map((each) => (each.settings.name === name ? held : each));
  const stops = Object.values(held.holds)
    .flat()
    .concat((held.proposedHolds ?? []).flatMap(({ holds }) => holds));
  const isForAll = stops.some(({ kind }) => kind === 'stops-here');
  const told = environments.filter(
    ({ settings: { name: each, delivery } }) =>
      isForAll || each === name || (delivery.strategy === 'pull-request' && delivery.from === name),
  );
  const names = told.map(({ settings }) => settings.name);
  const numbers = new Set(
    observed.requests.filter(({ target }) => names.includes(target.environment)).map(({ ref }) => ref.number),
  );
  const { actions } = plan({ ...observed, environments }, now);
  return actions.flatMap((action): Plan['actions'] => {
    if (!('ref' in action) || !numbers.has(action.ref.number)) return [];
    if (action.kind === 'set-status' || action.kind === 'close-request') return [action];
    // What it is to bring instead comes with the next run: until then nobody merges what it brings now.
    return action.kind === 'update-request' ? gateClosed(action, observed.requests) : [];
  });
}
