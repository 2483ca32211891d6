import {
  isObject,
  type Json,
  type JsonObject,
  type Problem,
  type ResolvedServiceFacets,
} from '@fairlead/model';
import { JsonPatch } from 'cdk8s';
import type { KubeObject } from './object.js';

type Patches = ResolvedServiceFacets['patches'];
type Patch = Patches[number];

/** Objects after a service's patches, and what is wrong with the patches. */
export interface Patched<T> {
  readonly objects: readonly T[];
  readonly problems: readonly Problem[];
}

/**
 * Applies a service's patches in their order, after everything else is rendered. A patch that meets no object,
 * or does not fit the object it meets, is a problem: it would otherwise be missed when what it patched is gone.
 *
 * @param file the service's definition, shown in problems
 */
export function applyPatches<T extends { readonly object: KubeObject }>(
  all: readonly T[],
  patches: Patches,
  file: string,
): Patched<T> {
  let objects = all;
  const problems: Problem[] = [];
  for (const [index, patch] of patches.entries()) {
    const meets = ({ object: { kind, metadata } }: T) =>
      kind === patch.target.kind && (patch.target.name === undefined || metadata.name === patch.target.name);
    const at = { file, path: `patches.${index}` };
    if (!objects.some(meets)) {
      problems.push({
        ...at,
        code: 'FL_PATCH_TARGET',
        value: { ...patch.target },
        what: 'meets no object of this service',
        mend: `aim it at one of ${objects.map(({ object }) => `${object.kind} ${object.metadata.name}`).join(', ')}`,
      });
    } else if ('remove' in patch) {
      objects = objects.filter((each) => !meets(each));
    } else {
      objects = objects.map((each) => {
        if (!meets(each)) return each;
        const object = patched(each.object, patch);
        if (typeof object !== 'string') return { ...each, object };
        const mend = 'look at the rendered object and correct the path';
        problems.push({ ...at, code: 'FL_PATCH', value: { ...patch.target }, what: object, mend });
        return each;
      });
    }
  }
  return { objects, problems };
}

/** The changed object, or what does not fit. */
function patched(object: KubeObject, patch: Exclude<Patch, { readonly remove: true }>): KubeObject | string {
  if ('merge' in patch) return mergeByKey(object, patch.merge) as KubeObject;
  try {
    const operations = patch.operations.map(({ op, path, value }) => {
      if (op === 'remove') return JsonPatch.remove(path);
      return JsonPatch[op](path, value);
    });
    // It changes what it is given, and objects share parts such as their labels.
    return JsonPatch.apply(structuredClone(object), ...operations);
  } catch (cause) {
    const [first = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
    return `does not fit ${object.kind} ${object.metadata.name}: ${first}`;
  }
}

/** Objects by field and lists of named items by name; `null` takes a field away; other lists are replaced. */
function mergeByKey(into: Json | undefined, change: Json): Json {
  if (Array.isArray(change) && Array.isArray(into) && change.every(isNamed) && into.every(isNamed)) {
    const changes = new Map(change.map((item) => [item.name, item]));
    const changed = into.map((item) => {
      const one = changes.get(item.name);
      changes.delete(item.name);
      return one === undefined ? item : mergeByKey(item, one);
    });
    return [...changed, ...changes.values()];
  }
  if (!isObject(change)) return change;
  const result: { [field: string]: Json | undefined } = isObject(into) ? { ...into } : {};
  for (const [field, value] of Object.entries(change)) {
    if (value === null) delete result[field];
    else if (value !== undefined) result[field] = mergeByKey(result[field], value);
  }
  return result;
}

function isNamed(item: Json): item is JsonObject & { readonly name: string } {
  return isObject(item) && typeof item['name'] === 'string';
}
