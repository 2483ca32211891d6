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
  /** Items of lists by their name: `spec.template.spec.containers[server].image` */
  readonly path: string;
  /** Absent where the field was not there. */
  readonly from?: Json;
  /** Absent where the field is gone. */
  readonly to?: Json;
}

/** Compares objects by owner, kind and name, and their fields by path. Order in lists of named items is no change. */
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
  const differences = microdiff(named(before) as object, named(after) as object, { cyclesFix: false });
  return differences
    .map((difference): FieldChange => {
      const path = pathText(difference.path);
      if (difference.type === 'CREATE') return { path, to: difference.value };
      if (difference.type === 'REMOVE') return { path, from: difference.oldValue };
      return { path, from: difference.oldValue, to: difference.value };
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

function nameOf(value: Json): string | undefined {
  if (!isObject(value)) return undefined;
  const name = value['name'] ?? value['mountPath'] ?? value['containerPort'] ?? value['topologyKey'];
  return name === undefined ? undefined : String(name);
}

function pathText(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    if (key.startsWith(item)) return `${text}[${key.slice(1)}]`;
    return text === '' ? key : `${text}.${key}`;
  }, '');
}
