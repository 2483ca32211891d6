import { isObject, type Json, type JsonObject, own } from '../json.js';
import type { Decision, Speaker } from './trace.js';

/** One layer's values, and whose they are. */
export interface Layer {
  readonly by: Speaker;
  readonly value: unknown;
  /** The part of the value that its author wrote, where Fairlead has filled in the rest. @default all of it */
  readonly written?: unknown;
}

/** What a merge knows beside its layers. */
export interface MergeRules {
  /** Places that are taken whole; see `Facet.atomic`. */
  readonly atomic: readonly string[];
  /** Where each decision is recorded. */
  readonly trace: { record(at: string, decision: Decision): void };
  /** Path of the merged value in the resolved form. */
  readonly at: string;
  /** Told of every object without entries that goes over one with some, and so changes nothing. */
  readonly idle?: (by: Speaker, below: readonly string[]) => void;
}

/**
 * Merges layers from the lowest to the highest: objects by key, everything else whole; `undefined` says
 * nothing, and `null` takes away what authors said below, so that a default holds again where there is one.
 * What each layer decides is recorded.
 */
export function mergeLayers(layers: readonly Layer[], rules: MergeRules): Json | undefined {
  const atomic = rules.atomic.map((pattern) => (pattern === '' ? [] : pattern.split('.')));
  let merged: Json | undefined;
  let floor: Json | undefined;
  for (const layer of layers) {
    if (layer.value === undefined) continue;
    const { by, written } = layer;
    const place = { by, written: written as Json | undefined, rules, below: here, atomic, floor };
    merged = mergeValue(merged, layer.value as Json, place);
    if (layer.by.file === '') floor = merged;
  }
  return merged;
}

const here: readonly string[] = [];

/** Places that are taken whole, as the names that are left to go. */
type Atomic = readonly (readonly string[])[];

interface Place {
  readonly by: Speaker;
  /** Of the whole layer. */
  readonly written: Json | undefined;
  readonly rules: MergeRules;
  /** Property names below the merged value. */
  readonly below: readonly string[];
  readonly atomic: Atomic;
  /** What the defaults say here. */
  readonly floor: Json | undefined;
}

function mergeValue(lower: Json | undefined, value: Json, place: Place): Json | undefined {
  const { by, written, below, atomic, floor } = place;
  const { at, trace } = place.rules;
  if (value === null) {
    trace.record(at, { by, below, value: undefined, written, over: lower, back: floor });
    return floor;
  }
  if (!isObject(value) || isWhole(atomic)) {
    trace.record(at, { by, below, value, written, over: lower, back: undefined });
    return value;
  }
  const entries: { [key: string]: Json | undefined } = isObject(lower) ? { ...lower } : {};
  if (isEmpty(entries) && !hasGaps(value)) {
    trace.record(at, { by, below, value, written, over: lower, back: undefined });
    return value;
  }
  if (isEmpty(value) && !isEmpty(entries)) place.rules.idle?.(by, below);
  for (const key of Object.keys(value)) {
    const part = value[key];
    if (part === undefined) continue;
    const merged = mergeValue(own(entries, key), part, within(place, key));
    if (merged === undefined) delete entries[key];
    else entries[key] = merged;
  }
  return entries as JsonObject;
}

function within(place: Place, key: string): Place {
  const { by, written, rules, below, atomic, floor } = place;
  const deeper = isObject(floor) ? own(floor, key) : undefined;
  return { by, written, rules, below: [...below, key], atomic: inside(atomic, key), floor: deeper };
}

const isWhole = (atomic: Atomic): boolean => atomic.some(({ length }) => length === 0);

function inside(atomic: Atomic, key: string): Atomic {
  if (atomic.length === 0) return atomic;
  return atomic.filter(([name]) => name === '*' || name === key).map((names) => names.slice(1));
}

const isEmpty = (value: JsonObject): boolean => Object.keys(value).length === 0;

/** Whether there is something in it that is not taken as it is. */
function hasGaps(value: JsonObject): boolean {
  for (const key of Object.keys(value)) {
    const part = value[key];
    if (part === undefined || part === null || (isObject(part) && hasGaps(part))) return true;
  }
  return false;
}
