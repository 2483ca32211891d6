import { FairleadError, type ServiceNeeds } from '@fairlead/model';
import { needsFiles, resolvedEnvironment, serviceNeeds } from '@fairlead/model/testing';
import { expect, test } from 'vitest';
import { synthInfra } from './synth-infra.js';

interface Terraform {
  readonly terraform: { readonly backend: unknown; readonly required_providers: unknown };
  readonly provider: { readonly google: readonly { readonly default_labels: unknown }[] };
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
}

function synth(...[environment, services]: Partial<Parameters<typeof needsFiles>>): Terraform {
  const content = synthInfra(
    needsFiles(environment ?? resolvedEnvironment(), services ?? { api: serviceNeeds('api') }),
  );
  return JSON.parse(content ?? 'null') as Terraform;
}

function problemsOf(services: Readonly<Record<string, ServiceNeeds>>) {
  try {
    synth(resolvedEnvironment(), services);
  } catch (error) {
    if (error instanceof FairleadError)
      return error.problems.map(({ code, path, file }) => ({ code, path, file }));
    throw error;
  }
  return [];
}

test('the state is in a bucket of the project, whatever folder the stack is made in', () => {
  expect(synth().terraform.backend).toEqual({
    gcs: { bucket: 'fleet-stg-sample-tfstate', prefix: 'environment' },
  });
});

test('the provider is named in full, at the version of its bindings', () => {
  expect(synth().terraform.required_providers).toEqual({
    google: { source: 'registry.terraform.io/hashicorp/google', version: '6.50.0' },
  });
});

test('whatever takes labels says where it belongs', () => {
  expect(synth().provider.google.map(({ default_labels }) => default_labels)).toEqual([
    { environment: 'stg', managed_by: 'fairlead', platform: 'fleet' },
  ]);
});

test('only the own Kubernetes service accounts may act as a service', () => {
  const api = serviceNeeds('api', { namespace: 'shore', serviceAccounts: ['api', 'api-migrate'] });
  const { resource } = synth(resolvedEnvironment(), { api });
  expect(resource?.['google_service_account']).toEqual({
    api: { account_id: 'api-service', display_name: 'api', description: 'What api is in stg' },
  });
  const mayAct = {
    role: 'roles/iam.workloadIdentityUser',
    service_account_id: `\${google_service_account.api.name}`,
  };
  expect(resource?.['google_service_account_iam_member']).toEqual({
    api_api: { ...mayAct, member: 'serviceAccount:fleet-stg-sample.svc.id.goog[shore/api]' },
    'api_api-migrate': {
      ...mayAct,
      member: 'serviceAccount:fleet-stg-sample.svc.id.goog[shore/api-migrate]',
    },
  });
});

test('a service that wants no cloud identity gets none', () => {
  const { resource } = synth(resolvedEnvironment(), { api: serviceNeeds('api', { cloudIdentity: false }) });
  expect(Object.keys(resource ?? {})).toEqual(['google_artifact_registry_repository']);
});

test('a registry that somebody else runs is not made here', () => {
  for (const registry of [
    'ghcr.io/fleet',
    'europe-west1-docker.pkg.dev/fleet-shared/fleet',
    'europe-west1-docker.pkg.dev',
  ]) {
    expect(synth(resolvedEnvironment({ registry }), {}).resource).toBeUndefined();
  }
});

test('a folder inside a repository of the project is in that repository', () => {
  const registry = 'europe-docker.pkg.dev/fleet-stg-sample/images/fleet';
  expect(
    synth(resolvedEnvironment({ registry }), {}).resource?.['google_artifact_registry_repository'],
  ).toMatchObject({
    registry: { location: 'europe', repository_id: 'images', docker_config: { immutable_tags: true } },
  });
});

test('what a protected environment cannot lose is protected', () => {
  const services = { api: serviceNeeds('api', { secrets: { default: ['token'] } }) };
  const { resource } = synth(resolvedEnvironment({ protected: true }), services);
  expect(resource?.['google_artifact_registry_repository']?.['registry']?.['lifecycle']).toEqual({
    prevent_destroy: true,
  });
  expect(resource?.['google_secret_manager_secret']?.['token']?.['deletion_protection']).toBe(true);
});

test('two services that read one secret share the container, and External Secrets alone may read it', () => {
  const secrets = { default: ['token'] };
  const { resource } = synth(resolvedEnvironment(), {
    api: serviceNeeds('api', { secrets }),
    web: serviceNeeds('web', { secrets }),
  });
  expect(Object.keys(resource?.['google_secret_manager_secret'] ?? {})).toEqual(['token']);
  expect(resource?.['google_secret_manager_secret_iam_member']).toEqual({
    token: {
      secret_id: `\${google_secret_manager_secret.token.id}`,
      role: 'roles/secretmanager.secretAccessor',
      member: `\${google_service_account.external-secrets.member}`,
    },
  });
  expect(resource?.['google_service_account_iam_member']?.['external-secrets']?.['member']).toBe(
    'serviceAccount:fleet-stg-sample.svc.id.goog[external-secrets/external-secrets]',
  );
});

test('no container is made for a secret of another store or project', () => {
  const stores = {
    vault: { kind: 'vault', server: 'https://vault.example.com', path: 'kv' },
    theirs: { kind: 'google-secret-manager', project: 'other-project' },
  } as const;
  const api = serviceNeeds('api', { secrets: { vault: ['a'], theirs: ['b'] } });
  expect(synth(resolvedEnvironment({ stores }), { api }).resource).not.toHaveProperty(
    'google_secret_manager_secret',
  );
});

test('no value of a secret is ever in the stack', () => {
  const services = { api: serviceNeeds('api', { secrets: { default: ['token'] } }) };
  expect(Object.keys(synth(resolvedEnvironment(), services).resource ?? {})).not.toContain(
    'google_secret_manager_secret_version',
  );
});

const postgres = { engine: 'postgres', version: '17', name: 'api', user: 'api' } as const;
const local = { host: '127.0.0.1', port: 5432 };
const cloudSql = {
  kind: 'cloud-sql',
  size: 'db-g1-small',
  storageGb: 10,
  highlyAvailable: false,
  authentication: 'password',
  instance: 'fleet-stg-sample:europe-west1:fleet-stg-api-main',
  proxyMemory: '64Mi',
} as const;

/** What a service needs with one database. */
function withDatabase(connection: ServiceNeeds['databases'][string]['connection']): ServiceNeeds {
  return serviceNeeds('api', { databases: { main: { ...postgres, connection, address: local } } });
}

test('an instance of its own is reached by the proxy of its service alone', () => {
  const { resource } = synth(resolvedEnvironment(), { api: withDatabase(cloudSql) });
  expect(resource?.['google_sql_database_instance']?.['api_main']).toMatchObject({
    name: 'fleet-stg-api-main',
    database_version: 'POSTGRES_17',
    settings: {
      tier: 'db-g1-small',
      availability_type: 'ZONAL',
      connector_enforcement: 'REQUIRED',
      ip_configuration: { ipv4_enabled: true, ssl_mode: 'ENCRYPTED_ONLY' },
    },
  });
  expect(JSON.stringify(resource)).not.toContain('authorized_networks');
  expect(Object.keys(resource?.['google_project_iam_member'] ?? {})).toEqual(['api_main_client']);
  expect(resource?.['google_project_iam_member']?.['api_main_client']).toMatchObject({
    role: 'roles/cloudsql.client',
    condition: {
      expression: expect.stringContaining('"projects/fleet-stg-sample/instances/fleet-stg-api-main"'),
    },
  });
});

test('a user with a password is no resource, and a user by IAM has none', () => {
  expect(synth(resolvedEnvironment(), { api: withDatabase(cloudSql) }).resource).not.toHaveProperty(
    'google_sql_user',
  );
  const { resource } = synth(resolvedEnvironment(), {
    api: withDatabase({ ...cloudSql, authentication: 'iam' }),
  });
  expect(resource?.['google_sql_user']?.['api_main']).toEqual({
    deletion_policy: 'ABANDON',
    instance: `\${google_sql_database_instance.api_main.name}`,
    name: 'api',
    type: 'CLOUD_IAM_SERVICE_ACCOUNT',
  });
  expect(Object.keys(resource?.['google_project_iam_member'] ?? {})).toEqual([
    'api_main_client',
    'api_main_instanceUser',
  ]);
});

test('what a protected environment keeps in an instance cannot be destroyed', () => {
  const { resource } = synth(resolvedEnvironment({ protected: true }), { api: withDatabase(cloudSql) });
  expect(resource?.['google_sql_database_instance']?.['api_main']).toMatchObject({
    deletion_protection: true,
    lifecycle: { prevent_destroy: true },
    settings: { deletion_protection_enabled: true },
  });
});

test('databases that stand elsewhere need nothing of the cloud', () => {
  const elsewhere: ServiceNeeds['databases'][string]['connection'][] = [
    { kind: 'host', host: 'db', port: 5432 },
    { kind: 'container', storage: '1Gi', password: { secret: 'db', key: 'password' }, image: 'postgres' },
    { ...cloudSql, instance: 'fleet-shared:europe-west1:everybody' },
  ];
  for (const connection of elsewhere) {
    const { resource } = synth(resolvedEnvironment(), { api: withDatabase(connection) });
    expect(Object.keys(resource ?? {}).filter((type) => type.includes('sql'))).toEqual([]);
  }
});

test('every need that is not met is refused at once, none is passed over', () => {
  const problems = problemsOf({
    web: serviceNeeds('web', {
      queues: { jobs: { access: 'both', deliveries: 5, ackSeconds: 60 } },
      buckets: { files: { access: 'read', versioned: true } },
    }),
  });
  const file = 'apps/environments/stg/needs.json';
  expect(problems).toEqual([
    { code: 'FL_NOT_COMPILED', file, path: 'services.web.buckets.files' },
    { code: 'FL_NOT_COMPILED', file, path: 'services.web.queues.jobs' },
  ]);
});

test('a cloud that is not met is refused', () => {
  const cloud = { provider: 'aws', account: '123456789012', region: 'eu-west-1' } as const;
  expect(() => synth(resolvedEnvironment({ cloud }))).toThrow(
    'FL_NOT_COMPILED apps/environments/stg/environment.ts cloud.provider',
  );
});

test('outside a cloud there is no infrastructure', () => {
  expect(
    synthInfra(
      needsFiles(resolvedEnvironment({ cloud: { provider: 'none' } }), { api: serviceNeeds('api') }),
    ),
  ).toBeUndefined();
});

test('a file of another version is refused', () => {
  const files = new Map([
    ...needsFiles(resolvedEnvironment(), {}),
    ['needs.json', '{"schema":"fairlead.needs/0"}'],
  ]);
  expect(() => synthInfra(files)).toThrow('FL_RESOLVED_VERSION needs.json schema');
  expect(() => synthInfra(new Map())).toThrow('FL_RESOLVED_JSON environment.json');
});

test('the order in which services are written changes no byte', () => {
  const api = serviceNeeds('api', { secrets: { default: ['token'] } });
  const web = serviceNeeds('web', { secrets: { default: ['token'] } });
  const environment = resolvedEnvironment();
  expect(synthInfra(needsFiles(environment, { web, api }))).toBe(
    synthInfra(needsFiles(environment, { api, web })),
  );
});
