import { eachEntry, facet } from '../facet.js';

/** An object store that a service uses. */
export interface Bucket {
  /** @default 'read-write' */
  readonly access: 'read' | 'read-write';
  /** Whether old versions of objects are kept. @default true */
  readonly versioned: boolean;
}

export type Buckets = { readonly [name: string]: Bucket };

export const buckets = facet<Buckets>({
  kinds: [],
  defaults: ({ declared }) => eachEntry(declared, () => ({ access: 'read-write', versioned: true })),
});
