import { isObject, type Json, type JsonObject } from '@fairlead/model';

/**
 * Some fields of an object, with its kind and name.
 *
 * @param paths property names joined by dots; an item of a list is named by its name or its number
 * @throws Error where there is nothing at a path
 */
export function excerpt(object: JsonObject, paths: readonly string[]): JsonObject {
  const { apiVersion, kind, metadata } = object;
  const name = isObject(metadata) ? metadata['name'] : undefined;
  const head: JsonObject = {
    apiVersion,
    kind,
    ...(name !== undefined && { metadata: { name } }),
  };
  return paths.reduce<JsonObject>((taken, path) => {
    const found = picked(object, path.split('.'));
    if (found === undefined) throw new Error(`${String(kind)} ${String(name)} has no ${path}`);
    return joined(taken, found) as JsonObject;
  }, head);
}

/** The value at a path with all that is above it, and nothing beside. */
function picked(value: Json | undefined, [step, ...rest]: readonly string[]): Json | undefined {
  if (step === undefined) return value;
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    const item = items.find((each) => isObject(each) && each['name'] === step) ?? items[Number(step)];
    const below = picked(item, rest);
    if (below === undefined) return undefined;
    const named =
      isObject(item) && isObject(below) && item['name'] === step ? { name: step, ...below } : below;
    return [named];
  }
  if (!isObject(value)) return undefined;
  const below = picked(value[step], rest);
  return below === undefined ? undefined : { [step]: below };
}

function joined(one: Json | undefined, other: Json): Json {
  if (Array.isArray(one) && Array.isArray(other)) return joinedLists(one, other);
  if (!isObject(one) || !isObject(other)) return other;
  const both: { [field: string]: Json | undefined } = { ...one };
  for (const [field, value] of Object.entries(other)) {
    if (value !== undefined) both[field] = joined(both[field], value);
  }
  return both;
}

function joinedLists(one: readonly Json[], other: readonly Json[]): readonly Json[] {
  const list = [...one];
  for (const item of other) {
    const at = list.findIndex((each) => isObject(each) && isObject(item) && each['name'] === item['name']);
    if (at < 0) list.push(item);
    else list[at] = joined(list[at], item);
  }
  return list;
}
