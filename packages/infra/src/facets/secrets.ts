import { SecretManagerSecret } from '@cdktf/provider-google/lib/secret-manager-secret/index.js';
import { SecretManagerSecretIamMember } from '@cdktf/provider-google/lib/secret-manager-secret-iam-member/index.js';
import { ServiceAccount } from '@cdktf/provider-google/lib/service-account/index.js';
import { ServiceAccountIamMember } from '@cdktf/provider-google/lib/service-account-iam-member/index.js';
import type { ServiceNeeds } from '@fairlead/model';
import { attribute, type Resource, resource } from '../contribution.js';
import type { At, CompileNeed, GoogleEnvironment } from '../facet.js';

/**
 * For each entry that the service reads of the project's own Secret Manager: the empty container, and the right
 * for External Secrets, and nobody else, to read it. Values are put there by people; they would be readable in
 * Terraform's state.
 */
export const secrets: CompileNeed<ServiceNeeds['secrets']> = (stores, at) => {
  const entries = Object.entries(stores).flatMap(([store, names]) => (isOwn(store, at) ? names : []));
  if (entries.length === 0) return { resources: [] };
  const containers = entries.flatMap((name) => [
    resource(SecretManagerSecret, name, {
      secretId: name,
      replication: { auto: {} },
      deletionProtection: at.environment.protected,
    }),
    resource(SecretManagerSecretIamMember, name, {
      secretId: attribute(SecretManagerSecret, name, 'id'),
      role: 'roles/secretmanager.secretAccessor',
      member: attribute(ServiceAccount, operator, 'member'),
    }),
  ]);
  return { resources: [...operatorAccount(at.environment), ...containers] };
};

/** Name of External Secrets' account in the cloud and in the cluster, and of its namespace. */
const operator = 'external-secrets';

/** Who External Secrets is, with the right to act as it for its own pods alone. */
function operatorAccount({ cloud, name }: GoogleEnvironment): readonly Resource[] {
  return [
    resource(ServiceAccount, operator, {
      accountId: operator,
      displayName: operator,
      description: `What reads the secrets of ${name}`,
    }),
    resource(ServiceAccountIamMember, operator, {
      serviceAccountId: attribute(ServiceAccount, operator, 'name'),
      role: 'roles/iam.workloadIdentityUser',
      member: `serviceAccount:${cloud.project}.svc.id.goog[${operator}/${operator}]`,
    }),
  ];
}

/** Other projects and other kinds of stores are looked after by whoever runs them. */
function isOwn(name: string, { environment }: At): boolean {
  const store = environment.stores[name];
  const project =
    store?.kind === 'google-secret-manager' ? (store.project ?? environment.cloud.project) : undefined;
  return project === environment.cloud.project;
}
