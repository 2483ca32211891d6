import { SecretManagerSecret } from '@cdktf/provider-google/lib/secret-manager-secret/index.js';
import { SecretManagerSecretIamMember } from '@cdktf/provider-google/lib/secret-manager-secret-iam-member/index.js';
import { ServiceAccount } from '@cdktf/provider-google/lib/service-account/index.js';
import type { ServiceNeeds } from '@fairlead/model';
import { attribute, resource } from '../contribution.js';
import type { At, CompileNeed } from '../facet.js';

/**
 * For each entry that the service reads of the project's own Secret Manager: the empty container, and the right
 * to read it. Values are put there by people; they would be readable in Terraform's state.
 */
export const secrets: CompileNeed<ServiceNeeds['secrets']> = (stores, at) => {
  const entries = Object.entries(stores).flatMap(([store, names]) => (isOwn(store, at) ? names : []));
  const containers = entries.map((name) =>
    resource(SecretManagerSecret, name, {
      secretId: name,
      replication: { auto: {} },
      deletionProtection: at.environment.protected,
    }),
  );
  const readers = at.needs.cloudIdentity ? entries.map((name) => reader(at.service, name)) : [];
  return { resources: [...containers, ...readers] };
};

function reader(service: string, name: string) {
  return resource(SecretManagerSecretIamMember, `${name}_${service}`, {
    secretId: attribute(SecretManagerSecret, name, 'id'),
    role: 'roles/secretmanager.secretAccessor',
    member: attribute(ServiceAccount, service, 'member'),
  });
}

/** Other projects and other kinds of stores are looked after by whoever runs them. */
function isOwn(name: string, { environment }: At): boolean {
  const store = environment.stores[name];
  const project =
    store?.kind === 'google-secret-manager' ? (store.project ?? environment.cloud.project) : undefined;
  return project === environment.cloud.project;
}
