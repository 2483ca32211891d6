import type { Json, JsonObject } from '../../json.js';
import { facet } from '../facet.js';

/** A change to a rendered object that no facet says. One that matches nothing is an error. */
export type Patch =
  /**
   * Merged by key into each object that the target names. `null` takes a field away; in a list whose items have a
   * key, such as the name of a container, `{ name: 'x', $patch: 'delete' }` takes away the item.
   */
  | { readonly target: PatchTarget; readonly merge: JsonObject }
  /** RFC 6902 operations. */
  | { readonly target: PatchTarget; readonly operations: readonly PatchOperation[] }
  /** The object is not rendered. */
  | { readonly target: PatchTarget; readonly remove: true };

/** One object, or every object of a kind when `name` is absent. */
export interface PatchTarget {
  /**
   * One kind or several, of which one has to be there: `['Deployment', 'Rollout']` also means what a canary has made a
   * Rollout, and of a Rollout that refers to its Deployment the Deployment alone, where the pods are described.
   */
  readonly kind: string | readonly string[];
  readonly name?: string;
}

export interface PatchOperation {
  readonly op: 'add' | 'remove' | 'replace' | 'test';
  /** JSON pointer. */
  readonly path: string;
  readonly value?: Json;
}

/** Applied in their order, after everything else is rendered. */
export const patches = facet<readonly Patch[]>({ kinds: [], defaults: () => [], atomic: [''] });
