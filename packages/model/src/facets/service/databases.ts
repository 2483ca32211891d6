import { isObject } from '../../json.js';
import { eachEntry, eachValue, type Facet, type Part } from '../facet.js';

/** A database that a service needs. */
export interface Database {
  readonly engine: 'postgres' | 'mysql';
  /** Major version. @default '17' for postgres, '8.4' for mysql */
  readonly version: string;
  /** Name of the database. @default the service's name */
  readonly name: string;
  /** User that the service is in it. @default the service's name; with `iam` what Google calls its account */
  readonly user: string;
  readonly connection: DatabaseConnection;
}

export type DatabaseConnection = CloudSql | ContainerDatabase | DatabaseHost;

/** Cloud SQL through its Auth Proxy, which runs in every pod that asks for the database. */
export interface CloudSql {
  readonly kind: 'cloud-sql';
  /** Machine of the instance, such as `db-custom-2-7680`. */
  readonly size: string;
  readonly storageGb: number;
  readonly highlyAvailable: boolean;
  /**
   * How the user proves who it is: `password`, which the service keeps in one of its secrets, or `iam`, where the
   * proxy does it with the pod's workload identity and there is no password at all. @default 'password'
   */
  readonly authentication: 'password' | 'iam';
  /** `project:region:instance` of one that is there already. @default one of its own */
  readonly instance: string;
  /**
   * Memory of the proxy in each pod, a quantity: more for what keeps hundreds of connections open. A pod that asks for
   * several databases has one proxy, with the most that one of them says. @default '64Mi'
   */
  readonly proxyMemory: string;
}

/** A container in the same cluster, for environments that may lose their data: refused in production. */
export interface ContainerDatabase {
  readonly kind: 'container';
  /** Of the volume, such as `1Gi`. */
  readonly storage: string;
  /** The service's secret that holds the user's password. It is set when the volume is first filled. */
  readonly password: { readonly secret: string; readonly key: string };
  /** With tag and digest. @default the one that Fairlead knows of the version */
  readonly image: string;
}

/** A server that somebody else runs. Let pods reach it with `egress`. */
export interface DatabaseHost {
  readonly kind: 'host';
  readonly host: string;
  readonly port: number;
}

export type Databases = { readonly [name: string]: Database };

/** What is declared of a connection; `Secret` are the service's secrets with their keys. */
export type DatabaseConnectionInput<Secret = ContainerDatabase['password']> =
  | (Omit<CloudSql, 'authentication' | 'instance' | 'proxyMemory'> & Partial<CloudSql>)
  | {
      readonly kind: 'container';
      readonly storage: string;
      readonly password: Secret;
      readonly image?: string;
    }
  | DatabaseHost;

/** What is declared of one database. */
export interface DatabaseInput<Secret = ContainerDatabase['password']>
  extends Part<Pick<Database, 'version' | 'name' | 'user'>> {
  readonly engine: Database['engine'];
  readonly connection: DatabaseConnectionInput<Secret>;
}

export type DatabasesInput = { readonly [name: string]: DatabaseInput };

export const databases: Facet<DatabasesInput, Databases> = {
  kinds: [],
  required: ['*.engine', '*.connection'],
  normalise: (input) => input as Part<Databases>,
  fill: (written) => eachValue(written, filled),
  defaults: ({ declared, service }) =>
    eachEntry(declared, (name) => ({
      version: declared[name]?.engine === 'mysql' ? '8.4' : '17',
      name: service,
      user: service,
    })),
  atomic: ['*.connection'],
};

/** A connection is taken whole from one layer, so what it leaves out is filled in where it is written. */
function filled(database: Part<Database> | undefined): Part<Database> | undefined {
  if (!isObject(database) || !isObject(database.connection)) return database;
  const { connection } = database;
  if (connection.kind === 'cloud-sql') {
    const defaults = { authentication: 'password', instance: '', proxyMemory: '64Mi' } as const;
    return { ...database, connection: { ...defaults, ...connection } };
  }
  if (connection.kind === 'container') return { ...database, connection: { image: '', ...connection } };
  return database;
}
