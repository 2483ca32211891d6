import { isObject, type Json, type JsonObject } from '../json.js';
import type { LayerName, Trace } from './trace.js';

/** One layer's values, and where they stand. */
export interface Layer {
  readonly name: LayerName;
  readonly file: string;
  /** Path in the file of the value that `value` is. */
  readonly path: string;
  readonly value: unknown;
}

/** What a merge knows beside its layers. */
export interface MergeRules {
  /** Places that are taken whole; see `Facet.atomic`. */
  readonly atomic: readonly string[];
  /** Where the chain of each value is recorded. */
  readonly trace: Trace;
  /** Path of the merged value in the resolved form. */
  readonly at: string;
}

/**
 * Merges layers from the lowest to the highest: objects by key, everything else whole; `null` takes away what
 * lies below, `undefined` says nothing. Every layer's word about a value is recorded.
 */
export function mergeLayers(layers: readonly Layer[], rules: MergeRules): Json | undefined {
  let merged: Json | undefined;
  for (const layer of layers) {
    if (layer.value === undefined) continue;
    merged = mergeValue(merged, layer.value as Json, { layer, rules, below: [] });
  }
  return merged;
}

interface Place {
  readonly layer: Layer;
  readonly rules: MergeRules;
  /** Property names below the merged value. */
  readonly below: readonly string[];
}

function mergeValue(lower: Json | undefined, value: Json, place: Place): Json | undefined {
  if (value === null) {
    record(place, undefined);
    return undefined;
  }
  if (!isObject(value) || isAtomic(place)) {
    recordAll(place, value);
    return value;
  }
  const merged: { [key: string]: Json | undefined } = { ...(isObject(lower) ? lower : {}) };
  if (Object.keys(value).length === 0 && lower === undefined) record(place, value);
  for (const [key, part] of Object.entries(value)) {
    if (part === undefined) continue;
    const next = mergeValue(merged[key], part, { ...place, below: [...place.below, key] });
    if (next === undefined) delete merged[key];
    else merged[key] = next;
  }
  return merged as JsonObject;
}

function isAtomic({ rules, below }: Place): boolean {
  return rules.atomic.some((pattern) => {
    const names = pattern === '' ? [] : pattern.split('.');
    return names.length === below.length && names.every((name, i) => name === '*' || name === below[i]);
  });
}

function recordAll(place: Place, value: Json): void {
  record(place, value);
  if (!isObject(value)) return;
  for (const [key, part] of Object.entries(value)) {
    if (part !== undefined) recordAll({ ...place, below: [...place.below, key] }, part);
  }
}

function record({ layer, rules, below }: Place, value: Json | undefined): void {
  const path = (start: string) => [start, ...below].filter((part) => part !== '').join('.');
  const place = layer.path === '' ? '' : path(layer.path);
  rules.trace.record(path(rules.at), { layer: layer.name, file: layer.file, path: place, value });
}
