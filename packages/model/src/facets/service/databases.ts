import { eachEntry, type Facet, type Part } from '../facet.js';

/** A database that a service needs. */
export interface Database {
  readonly engine: 'postgres' | 'mysql';
  /** Major version. @default '17' for postgres, '8.4' for mysql */
  readonly version: string;
  /** Name of the database. @default the service's name */
  readonly name: string;
  /** User that the service is in it. @default the service's name */
  readonly user: string;
  readonly connection: DatabaseConnection;
}

export type DatabaseConnection =
  /** Cloud SQL through its Auth Proxy, known by workload identity. */
  | {
      readonly kind: 'cloud-sql';
      readonly size: string;
      readonly storageGb: number;
      readonly highlyAvailable: boolean;
    }
  /** A container in the same cluster, for environments that may lose their data. */
  | { readonly kind: 'container'; readonly storage: string }
  /** A server that somebody else runs. */
  | { readonly kind: 'host'; readonly host: string; readonly port: number };

export type Databases = { readonly [name: string]: Database };
export type DatabasesInput = {
  readonly [name: string]: Pick<Database, 'engine' | 'connection'> &
    Part<Omit<Database, 'engine' | 'connection'>>;
};

export const databases: Facet<DatabasesInput, Databases> = {
  kinds: [],
  required: ['*.engine', '*.connection'],
  normalise: (input) => input,
  defaults: ({ declared, service }) =>
    eachEntry(declared, (name) => ({
      version: declared[name]?.engine === 'mysql' ? '8.4' : '17',
      name: service,
      user: service,
    })),
  atomic: ['*.connection'],
};
