import type { Facet } from '../facet.js';

/** The namespace that a service runs in. */
export interface Namespace {
  readonly name: string;
  /** Whether this service owns it: its labels and everything else there is one of. @default true */
  readonly owner: boolean;
}

/** The name alone, for a namespace of its own. */
export type NamespaceInput = string | { readonly name?: string; readonly owner?: boolean };

/** @default a namespace with the service's name */
export const namespace: Facet<NamespaceInput, Namespace> = {
  kinds: [],
  normalise: (input) => (typeof input === 'string' ? { name: input } : input),
  defaults: ({ service }) => ({ name: service, owner: true }),
};
