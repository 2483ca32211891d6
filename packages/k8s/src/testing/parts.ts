import type { JsonObject } from '@fairlead/model';
import type { Contribution, PodPart } from '../contribution.js';
import { objectKey } from '../object.js';

/** The only part of pods that a contribution has. */
export function podOf({ pods = [] }: Contribution): PodPart {
  const [pod, ...others] = pods;
  if (pod === undefined || others.length > 0) throw new Error(`there are ${pods.length} parts`);
  return pod;
}

/** Fields of the main container. */
export function mainOf(contribution: Contribution): JsonObject | undefined {
  return podOf(contribution).main?.spec;
}

/** Names of a contribution's objects. */
export function keysOf({ objects = [] }: Contribution): readonly string[] {
  return objects.map(({ object }) => objectKey(object));
}

/** An object of a contribution by `Kind/name`. */
export function objectOf({ objects = [] }: Contribution, key: string): JsonObject {
  const found = objects.find(({ object }) => objectKey(object) === key);
  if (found === undefined) throw new Error(`no ${key} among ${keysOf({ objects }).join(', ')}`);
  return found.object;
}

/** The spec of an object by `Kind/name`. */
export function specOf(contribution: Contribution, key: string): JsonObject[string] {
  return objectOf(contribution, key)['spec'];
}
