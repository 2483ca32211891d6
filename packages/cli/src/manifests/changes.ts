import { isObject, type Json, type JsonObject } from '@fairlead/model';
import microdiff from 'microdiff';
import type { AppliedObject } from './applied.js';

/** What happened to one object between two states. */
export interface ObjectChange {
  readonly owner: string;
  /** `Deployment/api-server` */
  readonly id: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Every field that differs; empty for added and removed objects. */
  readonly fields: readonly FieldChange[];
}

export interface FieldChange {
  /** Items of lists by their name: `spec.template.spec.containers[server].image`, `data["app.json"]` */
  readonly path: string;
  /** Absent where the field was not there. */
  readonly from?: Json;
  /** Absent where the field is gone. */
  readonly to?: Json;
}

/**
 * Compares objects by owner, kind and name, and their fields by path. Items of lists are found by their names;
 * that they stand in another order is shown where nothing else differs.
 */
export function objectChanges(
  before: readonly AppliedObject[],
  after: readonly AppliedObject[],
): readonly ObjectChange[] {
  const old = byKey(before);
  const young = byKey(after);
  const keys = [...new Set([...old.keys(), ...young.keys()])].sort();
  return keys.flatMap((key): readonly ObjectChange[] => {
    const from = old.get(key);
    const to = young.get(key);
    const { owner, id } = (to ?? from) as AppliedObject;
    if (from === undefined) return [{ owner, id, kind: 'added', fields: [] }];
    if (to === undefined) return [{ owner, id, kind: 'removed', fields: [] }];
    const fields = fieldChanges(from.object, to.object);
    return fields.length === 0 ? [] : [{ owner, id, kind: 'changed', fields }];
  });
}

function byKey(objects: readonly AppliedObject[]): ReadonlyMap<string, AppliedObject> {
  return new Map(objects.map((object) => [`${object.owner} ${object.id}`, object]));
}

function fieldChanges(before: JsonObject, after: JsonObject): readonly FieldChange[] {
  const changes = differences(named(before), named(after));
  return changes.length > 0 ? changes : differences(before, after);
}

function differences(before: Json | undefined, after: Json | undefined): readonly FieldChange[] {
  return microdiff(before as object, after as object, { cyclesFix: false })
    .map((difference): FieldChange => {
      const path = pathText(difference.path);
      if (difference.type === 'CREATE') return { path, to: unnamed(difference.value) };
      if (difference.type === 'REMOVE') return { path, from: unnamed(difference.oldValue) };
      return { path, from: unnamed(difference.oldValue), to: unnamed(difference.value) };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Marks the keys that stand for items of a list. */
const item = '\u0000';

/** Lists whose items have names become objects, so that items are compared by name and not by place. */
function named(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) {
    const names = value.map(nameOf);
    const unique = new Set(names).size === names.length && names.every((name) => name !== undefined);
    if (value.length === 0 || !unique) return value.map((each) => named(each) ?? null);
    return Object.fromEntries(value.map((each, i) => [`${item}${names[i]}`, named(each)]));
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, named(part)]));
}

/** The value as it is written, with lists for lists. */
function unnamed(value: Json): Json {
  if (Array.isArray(value)) return value.map(unnamed);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, unnamed(part ?? null)] as const);
  const isList = entries.some(([key]) => key.startsWith(item));
  return isList ? entries.map(([, part]) => part) : Object.fromEntries(entries);
}

function nameOf(value: Json): string | undefined {
  if (!isObject(value)) return undefined;
  const name = value['name'] ?? value['mountPath'] ?? value['containerPort'] ?? value['topologyKey'];
  return name === undefined ? undefined : String(name);
}

function pathText(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    if (key.startsWith(item)) return `${text}[${key.slice(1)}]`;
    if (!/^[\w-]+$/.test(key)) return `${text}[${JSON.stringify(key)}]`;
    return text === '' ? key : `${text}.${key}`;
  }, '');
}
