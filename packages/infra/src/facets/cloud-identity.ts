import { ServiceAccount } from '@cdktf/provider-google/lib/service-account/index.js';
import { ServiceAccountIamMember } from '@cdktf/provider-google/lib/service-account-iam-member/index.js';
import { googleAccountId } from '@fairlead/model';
import { attribute, resource } from '../contribution.js';
import type { CompileNeed } from '../facet.js';

/**
 * A Google service account for the service, and the right to act as it, without a key, for each of the
 * service's own Kubernetes service accounts and nobody else.
 */
export const cloudIdentity: CompileNeed<boolean> = (wanted, { environment, service, needs }) => {
  if (!wanted) return { resources: [] };
  const account = resource(ServiceAccount, service, {
    accountId: googleAccountId(service),
    displayName: service,
    description: `What ${service} is in ${environment.name}`,
  });
  const bindings = needs.serviceAccounts.map((name) =>
    resource(ServiceAccountIamMember, `${service}_${name}`, {
      serviceAccountId: attribute(ServiceAccount, service, 'name'),
      role: 'roles/iam.workloadIdentityUser',
      member: `serviceAccount:${environment.cloud.project}.svc.id.goog[${needs.namespace}/${name}]`,
    }),
  );
  return { resources: [account, ...bindings] };
};
