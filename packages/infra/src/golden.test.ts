import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readFolder, writeFolder } from '@fairlead/files';
import { expect, test } from 'vitest';
import { infraInputs, synthInfra } from './synth-infra.js';

const golden = fileURLToPath(new URL('../golden', import.meta.url));

const rewrite = process.env['GOLDEN'] === 'write' && process.env['CI'] === undefined;

test.each(readdirSync(golden))('%s renders its stack', (name) => {
  const content = synthInfra(readFolder(`${golden}/${name}`, infraInputs));
  const rendered = new Map(content === undefined ? [] : [['cdk.tf.json', content]]);
  if (rewrite) writeFolder(`${golden}/${name}/expected`, rendered);
  expect(rendered).toEqual(readFolder(`${golden}/${name}/expected`, ['*']));
});

// Terraform knows what it made by these addresses. One that changes is destroyed and made again.
test('addresses stay what they are', () => {
  const content = synthInfra(readFolder(`${golden}/production`, infraInputs)) ?? '{}';
  const { resource } = JSON.parse(content) as { readonly resource: Readonly<Record<string, object>> };
  const addresses = Object.entries(resource).flatMap(([type, named]) =>
    Object.keys(named).map((name) => `${type}.${name}`),
  );
  expect(addresses).toEqual([
    'google_artifact_registry_repository.registry',
    'google_project_iam_member.api_main_client',
    'google_project_iam_member.api_main_instanceUser',
    'google_secret_manager_secret.api-database-password',
    'google_secret_manager_secret.shared_token',
    'google_secret_manager_secret_iam_member.api-database-password',
    'google_secret_manager_secret_iam_member.shared_token',
    'google_service_account.api',
    'google_service_account.external-secrets',
    'google_service_account.worker',
    'google_service_account_iam_member.api_api',
    'google_service_account_iam_member.api_api-migrate',
    'google_service_account_iam_member.external-secrets',
    'google_service_account_iam_member.worker_worker',
    'google_sql_database.api_main',
    'google_sql_database_instance.api_main',
    'google_sql_user.api_main',
  ]);
});
