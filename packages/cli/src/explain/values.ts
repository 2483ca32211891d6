import { type EnvironmentResolution, type Explanation, explain, FairleadError } from '@fairlead/model';

/**
 * The values behind a place of a service's definition, such as `workloads.server.env`; narrowed to the one entry
 * that a rendered field is named for, where the place declares entries by name.
 *
 * @param field property names of the rendered field
 */
export function valuesBehind(
  environment: EnvironmentResolution,
  { service, place }: { readonly service: string; readonly place: string },
  field: readonly string[],
): readonly Explanation[] {
  const address = `${service}.${place.replace(/^workloads\./, '')}`;
  return narrowed(explained(environment, address), address, field);
}

/** Down to the last name of the field that the place has too, and from there on as far as both go together. */
function narrowed(
  values: readonly Explanation[],
  place: string,
  field: readonly string[],
): readonly Explanation[] {
  for (const [index, name] of [...field.entries()].reverse()) {
    const inside = values.filter(({ address }) => isWithin(address, `${place}.${name}`));
    if (inside.length > 0) return narrowed(inside, `${place}.${name}`, field.slice(index + 1));
  }
  return values;
}

/** Nothing where a rule decides for every service, so that there is no value to speak of. */
function explained(environment: EnvironmentResolution, address: string): readonly Explanation[] {
  try {
    return explain(environment, address);
  } catch (error) {
    if (error instanceof FairleadError && error.problems.every(({ code }) => code === 'FL_ADDRESS'))
      return [];
    throw error;
  }
}

const isWithin = (address: string, place: string): boolean =>
  address === place || address.startsWith(`${place}.`);
