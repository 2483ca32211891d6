import type { DeclaredService } from '../resolve/declared.js';
import type { ResolvedDatabase } from '../resolve/resolved.js';
import { objectName, serviceHost } from './names.js';

const ports = { postgres: 5432, mysql: 3306 } as const;

/** Each database with the address that its clients use: the proxy beside them, a Service, or a host. */
export function databases(service: DeclaredService): { readonly [name: string]: ResolvedDatabase } {
  return Object.fromEntries(
    Object.entries(service.facets.databases).map(([name, database]) => {
      const { connection, engine } = database;
      const port = ports[engine];
      if (connection.kind === 'host') {
        return [name, { ...database, address: { host: connection.host, port: connection.port } }];
      }
      if (connection.kind === 'cloud-sql')
        return [name, { ...database, address: { host: '127.0.0.1', port } }];
      const host = serviceHost(objectName(service.name, name), service.facets.namespace.name);
      return [name, { ...database, address: { host, port } }];
    }),
  );
}
