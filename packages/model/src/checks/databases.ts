import { knownVersions } from '../derive/database-images.js';
import { longestInstance } from '../derive/google-names.js';
import { atFacet } from '../derive/landscape.js';
import type { At } from '../facets/facet.js';
import type { CloudSql, ContainerDatabase } from '../facets/service/databases.js';
import { isQuantity, quantityMend } from '../facets/workload/resources.js';
import type { Problem } from '../problem.js';
import type { DeclaredService } from '../resolve/declared.js';
import type { ResolvedDatabase, ResolvedEnvironment, ResolvedService } from '../resolve/resolved.js';
import type { Check } from './check.js';

/** Every way to a database is one that the environment and the service have. */
export const databases: Check = ({ environment, services }) =>
  services.flatMap(({ declared, resolved: service }) => {
    const at = atFacet(declared, 'databases');
    return Object.entries(service.databases).flatMap(([name, database]) => {
      const { connection } = database;
      const about = { name, database, service, declared, environment, at };
      if (connection.kind === 'cloud-sql') return cloudSql(connection, about);
      return connection.kind === 'container' ? container(connection, about) : [];
    });
  });

interface About {
  readonly name: string;
  readonly database: ResolvedDatabase;
  readonly service: ResolvedService;
  readonly declared: DeclaredService;
  readonly environment: ResolvedEnvironment;
  readonly at: At;
}

function cloudSql(
  { kind, authentication, instance, proxyMemory }: CloudSql,
  about: About,
): readonly Problem[] {
  const { name, service, declared, environment, at } = about;
  const path = `${name}.connection`;
  if (environment.cloud.provider !== 'google') {
    const what = 'is a database of Google Cloud, and this environment is not there';
    const mend = "use { kind: 'container', … } or { kind: 'host', … } here";
    return [at({ path: `${path}.kind`, value: kind, code: 'FL_DATABASE_CLOUD', what, mend })];
  }
  const problems: Problem[] = [];
  if (!service.identity.cloud) {
    const what = 'the proxy needs an identity in the cloud, and identity.cloud is false';
    const mend = 'leave identity.cloud out of the definition';
    problems.push(at({ path: `${path}.kind`, value: kind, code: 'FL_DATABASE_IDENTITY', what, mend }));
  }
  if (!isInstance(instance)) {
    const what = `is not a project:region:instance with at most ${longestInstance} characters beside the region`;
    const mend = "copy the instance's connection name, or shorten the names that it is made of";
    problems.push(
      at({ path: `${path}.instance`, value: instance, code: 'FL_DATABASE_INSTANCE', what, mend }),
    );
  }
  if (!isQuantity(proxyMemory)) {
    const place = { path: `${path}.proxyMemory`, value: proxyMemory };
    const what = 'is not a quantity';
    problems.push(at({ ...place, code: 'FL_RESOURCE_QUANTITY', what, mend: quantityMend }));
  }
  const user = declared.facets.databases[name]?.user ?? '';
  if (authentication === 'iam' && user !== service.name) {
    const what = "with 'iam' the user is the service's own account";
    const mend = `leave it out, or write authentication 'password'`;
    problems.push(at({ path: `${name}.user`, value: user, code: 'FL_DATABASE_USER', what, mend }));
  }
  return problems;
}

/** A project may be one of a domain: `example.com:project`. */
const connectionName = /^((?:[a-z0-9.-]+:)?[a-z][a-z0-9-]*):[a-z0-9-]+:([a-z][a-z0-9-]*[a-z0-9])$/;

function isInstance(text: string): boolean {
  const [, project = '', instance = ''] = connectionName.exec(text) ?? [];
  return instance !== '' && `${project}:${instance}`.length <= longestInstance;
}

function container(connection: ContainerDatabase, about: About): readonly Problem[] {
  const { name, environment, at } = about;
  if (environment.tier === 'production') {
    const what = 'would lose what production must keep';
    const mend = "use { kind: 'cloud-sql', … } or { kind: 'host', … } in production";
    const path = `${name}.connection.kind`;
    return [at({ path, value: connection.kind, code: 'FL_DATABASE_LOSSY', what, mend })];
  }
  return [
    ...containerName(about),
    ...containerImage(connection, about),
    ...containerPassword(connection, about),
  ];
}

/** Names of a StatefulSet's pods carry it in a label together with a hash, as with a stateful workload. */
const longestName = 52;

function containerName({ name, service, at }: About): readonly Problem[] {
  if (!/^[a-z]([a-z0-9-]*[a-z0-9])?$/.test(name) || `${service.name}-${name}`.length > longestName) {
    const what = 'is no name of objects in the cluster, with the name of its service before it';
    const mend = `use lower-case letters, digits and hyphens, at most ${longestName} characters in all`;
    return [at({ path: name, value: name, code: 'FL_DATABASE_NAME', what, mend })];
  }
  if (!Object.hasOwn(service.workloads, name)) return [];
  const what = 'is the name of a workload too';
  return [at({ path: name, value: name, code: 'FL_DATABASE_NAME', what, mend: 'rename one of the two' })];
}

function containerImage({ image }: ContainerDatabase, { name, database, at }: About): readonly Problem[] {
  if (/@sha256:[0-9a-f]{64}$/.test(image)) return [];
  if (image !== '') {
    const path = `${name}.connection.image`;
    const what = 'has no digest, so it may be another one tomorrow';
    const mend = 'write it as repository:tag@sha256:…';
    return [at({ path, value: image, code: 'FL_DATABASE_IMAGE', what, mend })];
  }
  const { engine, version } = database;
  const what = `no image of ${engine} ${version} is known`;
  const mend = `take one of ${knownVersions(engine).join(', ')}, or name one as connection.image`;
  return [at({ path: `${name}.version`, value: version, code: 'FL_DATABASE_IMAGE', what, mend })];
}

function containerPassword({ password }: ContainerDatabase, about: About): readonly Problem[] {
  const { name, service, at } = about;
  const path = `${name}.connection.password`;
  const { secret = '', key = '' } = password ?? {};
  if (!Object.hasOwn(service.secrets, secret)) {
    const what = 'is not a secret of the service';
    const mend = 'declare one for the password, and name it with its key';
    return [at({ path: `${path}.secret`, value: secret, code: 'FL_SECRET_UNKNOWN', what, mend })];
  }
  const keys = Object.keys(service.secrets[secret]?.keys ?? {});
  if (keys.includes(key)) return [];
  const mend = `name one of ${keys.sort().join(', ')}`;
  const what = `is not a key of the secret ${secret}`;
  return [at({ path: `${path}.key`, value: key, code: 'FL_SECRET_KEY_UNKNOWN', what, mend })];
}
