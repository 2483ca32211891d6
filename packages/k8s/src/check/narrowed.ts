import { isObject, type Json } from '@fairlead/model';
import { at } from './pods.js';

/**
 * The one place inside what a facet says where a field's value stands, under a name that is on the way to the field: of
 * `config` the entry that a key of a ConfigMap has. The facet itself where no place or several have it.
 *
 * @param service as it is resolved
 * @param facet property names joined by dots
 * @param names on the way to the field
 */
export function narrowed(
  service: Json,
  facet: string,
  names: readonly string[],
  value: Json | undefined,
): string {
  if (value === undefined || value === null || typeof value === 'object') return facet;
  const said = at(service, facet.split('.'));
  const isNamed = (name: string | undefined) => name !== undefined && names.includes(name);
  const all = placesIn(said, []).filter(
    ({ path, value: each }) => String(each) === String(value) && isNamed(path.at(-1)),
  );
  // Of limits and requests the one that is on the way.
  const found = all.length > 1 ? all.filter(({ path }) => isNamed(path.at(-2))) : all;
  const [only, ...others] = found;
  return only === undefined || others.length > 0 ? facet : [facet, ...only.path].join('.');
}

interface Leaf {
  readonly path: readonly string[];
  readonly value: Json;
}

function placesIn(value: Json | undefined, path: readonly string[]): readonly Leaf[] {
  if (value === undefined || Array.isArray(value)) return [];
  if (!isObject(value)) return [{ path, value }];
  return Object.entries(value).flatMap(([name, each]) => placesIn(each, [...path, name]));
}
