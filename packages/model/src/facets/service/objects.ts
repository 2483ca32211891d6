import type { JsonObject } from '../../json.js';
import { facet } from '../facet.js';

/** A Kubernetes object that no facet renders, joined to the service as it stands. */
export interface ExtraObject extends JsonObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly [field: string]: JsonObject[string] };
}

/** By a name that overrides can refer to. */
export type ExtraObjects = { readonly [name: string]: ExtraObject };

export const objects = facet<ExtraObjects>({ kinds: [], defaults: () => ({}), atomic: ['*'] });
