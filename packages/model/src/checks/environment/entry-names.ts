import { isName, noName } from '../name.js';
import type { EnvironmentRule } from './rule.js';

/** What an environment names can be part of the names of objects. */
export const entryNames: EnvironmentRule = ({ environment: { definition }, at }) => {
  const named: { readonly [path: string]: object } = {
    addOns: definition.addOns ?? {},
    freezes: definition.freezes ?? {},
    sets: definition.sets ?? {},
    stores: definition.stores ?? {},
    'delivery.promote.sets': setsOf(definition.delivery.promote),
  };
  return Object.entries(named).flatMap(([path, entries]) =>
    Object.keys(entries)
      .filter((name) => !isName(name))
      .map((name) => at({ path: `${path}.${name}`, value: name, ...noName })),
  );
};

function setsOf(promote: unknown): object {
  return typeof promote === 'object' && promote !== null && 'sets' in promote ? Object(promote.sets) : {};
}
