import { isObject, type Json } from '@fairlead/model';
import type { KubeObject } from '../object.js';
import { meets, type PatchLayer } from '../patches.js';

/** A place in a file that a person edits. */
export interface DefinitionPlace {
  readonly file: string;
  /** Property names joined by dots. */
  readonly path: string;
}

/** Where a field of an object comes from. */
export interface Origin extends DefinitionPlace {
  /** Whether a patch has the last word there, whatever a facet says. */
  readonly isPatch: boolean;
}

/**
 * The last patch that writes a place of an object, something around it or something inside it. `undefined` for the
 * whole object, which no patch makes.
 *
 * @param layers in the order in which they are applied
 * @param path below the object, items of lists by their names
 */
export function lastPatch(
  layers: readonly PatchLayer[],
  object: KubeObject,
  path: readonly string[],
): DefinitionPlace | undefined {
  if (path.length === 0) return undefined;
  for (const { file, patches } of [...layers].reverse()) {
    const index = patches.findLastIndex((patch) => writes(patch, object, path));
    if (index >= 0) return { file, path: `patches.${index}` };
  }
  return undefined;
}

function writes(patch: PatchLayer['patches'][number], object: KubeObject, path: readonly string[]): boolean {
  if (!meets(patch, object)) return false;
  if ('merge' in patch) return mentions(patch.merge, path);
  return 'operations' in patch && patch.operations.some((each) => meet(pointer(each.path, object), path));
}

/** A path with the items of lists by their names, as patches and explanations have it. */
export function namedPath(object: Json, path: readonly (string | number)[]): readonly string[] {
  let here: Json | undefined = object;
  return path.map((step) => {
    const list: boolean = Array.isArray(here);
    here = Array.isArray(here) ? here[Number(step)] : isObject(here) ? here[step] : undefined;
    return list ? (nameOf(here) ?? String(step)) : String(step);
  });
}

function nameOf(item: Json | undefined): string | undefined {
  if (!isObject(item)) return undefined;
  const name = item['mountPath'] ?? item['name'];
  return typeof name === 'string' ? name : undefined;
}

/** Whether a merge patch says anything at a path or around it. */
function mentions(patch: Json | undefined, [step, ...rest]: readonly string[]): boolean {
  if (patch === undefined) return false;
  if (step === undefined) return true;
  if (Array.isArray(patch)) {
    const item = patch.find((each: Json, index) => (nameOf(each) ?? String(index)) === step);
    return mentions(item, rest);
  }
  return isObject(patch) ? mentions(patch[step], rest) : true;
}

function pointer(path: string, object: KubeObject): readonly string[] {
  const steps = path.split('/').slice(1);
  return namedPath(
    object,
    steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')),
  );
}

/** Whether one of the two lies in the other. */
function meet(one: readonly string[], other: readonly string[]): boolean {
  return one.every((step, index) => index >= other.length || other[index] === step);
}
