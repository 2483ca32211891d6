import { eachEntry, facet } from '../facet.js';

/** How a database's schema moves with a release. */
export interface Migration {
  /** The hook workload that runs them; it is idempotent and ends. */
  readonly hook: string;
  /** Folder of versioned files, below the service's. The newest file's number is a release's schema version. */
  readonly folder: string;
}

/** By the name of the database. */
export type Migrations = { readonly [database: string]: Migration };

export const migrations = facet<Migrations>({
  kinds: [],
  defaults: ({ declared }) => eachEntry(declared, () => ({ hook: 'migrate', folder: 'migrations' })),
});
