import type { Facet } from '../facet.js';

/** A service that is called → its endpoints, as `workload.port`. */
export type Calls = { readonly [service: string]: readonly string[] };

/** One endpoint alone, or a list. */
export type CallsInput = { readonly [service: string]: string | readonly string[] };

/** Who this service calls. Who may call it follows from what the others declare. */
export const calls: Facet<CallsInput, Calls> = {
  kinds: [],
  normalise: (input) =>
    Object.fromEntries(
      Object.entries(input).map(([service, to]) => [service, typeof to === 'string' ? [to] : to]),
    ),
  defaults: () => ({}),
};
