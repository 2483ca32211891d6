import { ProjectIamMember } from '@cdktf/provider-google/lib/project-iam-member/index.js';
import { ServiceAccount } from '@cdktf/provider-google/lib/service-account/index.js';
import { SqlDatabase } from '@cdktf/provider-google/lib/sql-database/index.js';
import {
  SqlDatabaseInstance,
  type SqlDatabaseInstanceSettings,
} from '@cdktf/provider-google/lib/sql-database-instance/index.js';
import { SqlUser } from '@cdktf/provider-google/lib/sql-user/index.js';
import {
  type CloudSql,
  cloudSqlConnectionName,
  cloudSqlInstanceName,
  type ResolvedDatabase,
  type ServiceNeeds,
} from '@fairlead/model';
import { attribute, type Resource, resource } from '../contribution.js';
import type { At, CompileNeed } from '../facet.js';

/**
 * Cloud SQL instances of the service's own, which only the Auth Proxy reaches: a public address with no network
 * that may use it. Databases in the cluster, on other people's servers and in instances that are there already
 * need nothing here.
 */
export const databases: CompileNeed<ServiceNeeds['databases']> = (all, at) => ({
  resources: Object.entries(all).flatMap(([name, database]) => {
    const { connection } = database;
    if (connection.kind !== 'cloud-sql') return [];
    if (connection.instance !== cloudSqlConnectionName(at.environment, at.service, name)) return [];
    return ownInstance(name, database, connection, at);
  }),
});

function ownInstance(
  name: string,
  database: ResolvedDatabase,
  connection: CloudSql,
  at: At,
): readonly Resource[] {
  const { environment, service } = at;
  const id = `${service}_${name}`;
  const kept = environment.protected;
  return [
    resource(SqlDatabaseInstance, id, {
      name: cloudSqlInstanceName(environment, service, name),
      region: environment.cloud.region,
      databaseVersion: versionOf(database),
      deletionProtection: kept,
      settings: settings(database, connection, kept),
      ...(kept ? { lifecycle: { preventDestroy: true } } : {}),
    }),
    resource(SqlDatabase, id, {
      name: database.name,
      instance: attribute(SqlDatabaseInstance, id, 'name'),
      deletionPolicy: 'ABANDON',
    }),
    mayConnect('client', name, at),
    // A user with a password is made by hand: the password would be readable in Terraform's state.
    ...(connection.authentication === 'iam'
      ? [iamUser(name, database, at), mayConnect('instanceUser', name, at)]
      : []),
  ];
}

/** `POSTGRES_17`, `MYSQL_8_4`. */
function versionOf({ engine, version }: ResolvedDatabase): string {
  return `${engine}_${version.replaceAll('.', '_')}`.toUpperCase();
}

function settings(
  { engine }: ResolvedDatabase,
  { size, storageGb, highlyAvailable, authentication }: CloudSql,
  kept: boolean,
): SqlDatabaseInstanceSettings {
  const flag = engine === 'postgres' ? 'cloudsql.iam_authentication' : 'cloudsql_iam_authentication';
  return {
    tier: size,
    edition: 'ENTERPRISE',
    availabilityType: highlyAvailable ? 'REGIONAL' : 'ZONAL',
    diskSize: storageGb,
    diskAutoresize: true,
    connectorEnforcement: 'REQUIRED',
    deletionProtectionEnabled: kept,
    ipConfiguration: { ipv4Enabled: true, sslMode: 'ENCRYPTED_ONLY' },
    backupConfiguration: {
      enabled: true,
      ...(engine === 'postgres' ? { pointInTimeRecoveryEnabled: true } : { binaryLogEnabled: true }),
    },
    ...(authentication === 'iam' && { databaseFlags: [{ name: flag, value: 'on' }] }),
  };
}

function iamUser(name: string, { user, engine }: ResolvedDatabase, { service }: At): Resource {
  const id = `${service}_${name}`;
  return resource(SqlUser, id, {
    // MySQL is told the whole email, and cuts it by itself.
    name: engine === 'postgres' ? user : attribute(ServiceAccount, service, 'email'),
    instance: attribute(SqlDatabaseInstance, id, 'name'),
    type: 'CLOUD_IAM_SERVICE_ACCOUNT',
    // A user that owns tables cannot be dropped.
    deletionPolicy: 'ABANDON',
  });
}

/** A role on this instance alone. */
function mayConnect(role: 'client' | 'instanceUser', name: string, { environment, service }: At): Resource {
  const { project } = environment.cloud;
  const instance = `projects/${project}/instances/${cloudSqlInstanceName(environment, service, name)}`;
  return resource(ProjectIamMember, `${service}_${name}_${role}`, {
    project,
    role: `roles/cloudsql.${role}`,
    member: attribute(ServiceAccount, service, 'member'),
    condition: {
      title: `${service} ${name}`,
      expression: `resource.type == "sqladmin.googleapis.com/Instance" && resource.name == "${instance}"`,
    },
  });
}
