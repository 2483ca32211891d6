import { isObject, type Json, type JsonObject } from '@fairlead/model';

/**
 * Fields by which items of a list are told apart, by name of the list; the first that every item has counts. They
 * are the merge keys of the Kubernetes API. (kubernetes.io, API conventions and the types' `patchMergeKey`)
 */
const keys: { readonly [list: string]: readonly string[] } = {
  hostAliases: ['ip'],
  ports: ['name', 'containerPort', 'port'],
  topologySpreadConstraints: ['topologyKey'],
  volumeDevices: ['devicePath'],
  volumeMounts: ['mountPath'],
};
const byName: readonly string[] = ['name'];

/**
 * A value with a change merged into it: objects by field, lists of items that have a key by that key, other lists
 * whole. `null` takes a field away, and `$patch: 'delete'` beside its key an item of a list.
 *
 * @param list name of the field that holds the value
 */
export function mergeByKey(into: Json | undefined, change: Json, list = ''): Json {
  if (Array.isArray(change)) {
    const items = Array.isArray(into) ? into : [];
    const key = keyOf([...items, ...change], list);
    return key === undefined ? change : mergedItems(items as JsonObject[], change as JsonObject[], key);
  }
  if (!isObject(change)) return change;
  const result: { [field: string]: Json | undefined } = isObject(into) ? { ...into } : {};
  for (const [field, value] of Object.entries(change)) {
    if (value === undefined) continue;
    const merged = value === null ? undefined : mergeByKey(result[field], value, field);
    if (merged === undefined || isEmptied(merged, value)) delete result[field];
    else result[field] = merged;
  }
  return result;
}

/** Whether a change has left nothing of a list. Kubernetes keeps no empty list, so one that is sent would differ for ever. */
const isEmptied = (merged: Json, change: Json): boolean =>
  Array.isArray(merged) && merged.length === 0 && Array.isArray(change) && change.length > 0;

/** The field that tells the items of a list apart, where each of them has it. */
export function keyOf(items: readonly Json[], list: string): string | undefined {
  if (items.length === 0) return undefined;
  const candidates = Object.hasOwn(keys, list) ? (keys[list] ?? byName) : byName;
  return candidates.find((key) => items.every((item) => isObject(item) && isKey(item[key])));
}

const isKey = (value: Json | undefined): boolean => typeof value === 'string' || typeof value === 'number';

function mergedItems(items: readonly JsonObject[], change: readonly JsonObject[], key: string): Json {
  const changes = new Map(change.map((item) => [item[key], item]));
  const changed = items.flatMap((item) => {
    const one = changes.get(item[key]);
    changes.delete(item[key]);
    if (one === undefined) return [item];
    return isDeletion(one) ? [] : [mergeByKey(item, one)];
  });
  return [...changed, ...[...changes.values()].filter((item) => !isDeletion(item))];
}

const isDeletion = (item: JsonObject): boolean => item['$patch'] === 'delete';
