import { allServices } from '@fairlead/model';
import type { ObservedEnvironment } from './observed.js';
import type { Unit } from './wish.js';

/**
 * What moves at once in an environment, in order of names; units of which every service was observed. A service in no
 * set moves by itself.
 */
export function unitsOf(environment: ObservedEnvironment): readonly Unit[] {
  return allUnits(environment).filter(({ services }) =>
    services.every((service) => environment.services[service] !== undefined),
  );
}

/** Names of every unit, observed or not. */
export function unitNames(environment: ObservedEnvironment): readonly string[] {
  return allUnits(environment).map(({ unit }) => unit);
}

/** What moves under a name in an environment; nothing where the name is none of a unit. */
export function servicesOfUnit(name: string, environment: Divided): readonly string[] | undefined {
  return allUnits(environment).find(({ unit }) => unit === name)?.services;
}

/**
 * Services with all that move with them, in whatever environment: a set can be decided about only as a whole, so
 * whoever looks at one of its services looks at the others too.
 */
export function withTheirSets(
  services: readonly string[],
  environments: readonly Divided[],
): readonly string[] {
  const units = environments.flatMap(allUnits);
  const wanted = new Set(services);
  for (let before = -1; before < wanted.size; ) {
    before = wanted.size;
    const moving = units.filter((unit) => unit.services.some((service) => wanted.has(service)));
    for (const unit of moving) for (const service of unit.services) wanted.add(service);
  }
  return [...wanted].sort();
}

/** What the units of an environment follow from. */
export interface Divided extends Pick<ObservedEnvironment, 'present'> {
  readonly settings: Pick<ObservedEnvironment['settings'], 'name' | 'delivery'>;
}

function allUnits({ settings, present }: Divided): readonly Unit[] {
  const environment = settings.name;
  const names = [...present].sort();
  const { promote } = settings.delivery;
  if (promote === 'together') {
    return names.length === 0 ? [] : [{ environment, unit: allServices, services: names }];
  }
  const sets = promote === 'each' ? {} : promote.sets;
  const inSets = new Set(Object.values(sets).flat());
  const together = Object.entries(sets).map(([unit, members]) => ({
    environment,
    unit,
    // A service that is not present here is none of this environment's.
    services: names.filter((name) => members.includes(name)),
  }));
  const alone = names
    .filter((name) => !inSets.has(name))
    .map((name) => ({ environment, unit: name, services: [name] }));
  return [...together.filter(({ services }) => services.length > 0), ...alone].sort((a, b) =>
    a.unit < b.unit ? -1 : 1,
  );
}
