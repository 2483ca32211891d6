import type { Database, DatabaseConnection } from '../facets/service/databases.js';
import type { DeclaredService, DeclaredWorkload } from '../resolve/declared.js';
import type { ResolvedDatabase, ResolvedEnvironment } from '../resolve/resolved.js';
import { databaseImage } from './database-images.js';
import { cloudSqlConnectionName, cloudSqlUser } from './google-names.js';
import { objectName, serviceHost } from './names.js';

const ports = { postgres: 5432, mysql: 3306 } as const;

/** Each database with the address that its clients use: the proxy beside them, a Service, or a host. */
export function databases(
  service: DeclaredService,
  environment: ResolvedEnvironment,
): { readonly [name: string]: ResolvedDatabase } {
  const all = Object.entries(service.facets.databases);
  return Object.fromEntries(
    all.map(([name, database]) => {
      const connection = settledConnection(name, database, { service, environment });
      const user = userOf(database, { service, environment });
      const address = addressOf(name, database, service);
      return [name, { ...database, connection, user, address }];
    }),
  );
}

/** Names of the databases that a workload's pods ask for, sorted: in a variable, or because it migrates them. */
export function askedDatabases(service: DeclaredService, workload: DeclaredWorkload): readonly string[] {
  const { env = {}, init = {}, sidecars = {} } = workload.facets;
  const containers = [env, ...[...Object.values(init), ...Object.values(sidecars)].map((each) => each.env)];
  const named = containers.flatMap((variables) =>
    Object.values(variables).flatMap((source) => ('database' in source ? [source.database] : [])),
  );
  const migrated = Object.entries(service.facets.migrations).flatMap(([database, { hook }]) =>
    hook === workload.name ? [database] : [],
  );
  return [...new Set([...named, ...migrated])]
    .filter((name) => Object.hasOwn(service.facets.databases, name))
    .sort();
}

interface Where {
  readonly service: DeclaredService;
  readonly environment: ResolvedEnvironment;
}

function settledConnection(
  name: string,
  database: Database,
  { service, environment }: Where,
): DatabaseConnection {
  const { connection } = database;
  if (connection.kind === 'cloud-sql' && connection.instance === '') {
    return { ...connection, instance: cloudSqlConnectionName(environment, service.name, name) };
  }
  if (connection.kind === 'container' && connection.image === '') {
    return { ...connection, image: databaseImage(database) };
  }
  return connection;
}

function userOf({ connection, engine, user }: Database, { service, environment: { cloud } }: Where): string {
  if (connection.kind !== 'cloud-sql' || connection.authentication !== 'iam') return user;
  return cloud.provider === 'google' ? cloudSqlUser(engine, service.name, cloud.project) : user;
}

function addressOf(name: string, database: Database, service: DeclaredService): ResolvedDatabase['address'] {
  const { connection, engine } = database;
  if (connection.kind === 'host') return { host: connection.host, port: connection.port };
  if (connection.kind === 'cloud-sql') return { host: '127.0.0.1', port: proxyPort(name, engine, service) };
  const host = serviceHost(objectName(service.name, name), service.facets.namespace.name);
  return { host, port: ports[engine] };
}

/** One proxy listens for all databases of a pod, so those of one engine count up from its usual port. */
function proxyPort(name: string, engine: Database['engine'], { facets }: DeclaredService): number {
  const proxied = Object.keys(facets.databases)
    .filter((other) => {
      const database = facets.databases[other];
      return database?.engine === engine && database.connection.kind === 'cloud-sql';
    })
    .sort();
  return ports[engine] + proxied.indexOf(name);
}
