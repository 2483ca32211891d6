import type { ObservedEnvironment } from './observed.js';

/** Environments such that each comes after the one that it takes releases from; else in the order given. */
export function inOrder(environments: readonly ObservedEnvironment[]): readonly ObservedEnvironment[] {
  const byName = new Map(environments.map((each) => [each.settings.name, each]));
  const ordered = new Set<ObservedEnvironment>();
  const add = (environment: ObservedEnvironment, above: ReadonlySet<ObservedEnvironment>) => {
    const { delivery } = environment.settings;
    const from = delivery.strategy === 'pull-request' ? byName.get(delivery.from) : undefined;
    // A circle has no first one: whoever is asked first goes first.
    if (from !== undefined && !above.has(from)) add(from, new Set([...above, environment]));
    ordered.add(environment);
  };
  for (const each of environments) add(each, new Set([each]));
  return [...ordered];
}
