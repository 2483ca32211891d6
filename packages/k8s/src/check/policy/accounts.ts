import { objectsAt, textAt } from '../pods.js';
import { podPolicy } from './policy.js';

/** Rights are given to accounts: pods that share one share the rights of all of them. (kube-linter default-service-account) */
export const ownAccount = podPolicy({
  where: 'production',
  words: {
    code: 'FL_POLICY_ACCOUNT',
    what: 'is no account of its own, so the pods have whatever rights others were given',
    mend: 'let the pods have the account of their service',
  },
  wrong: ({ pods }) => {
    const value = pods.spec['serviceAccountName'];
    const isOwn = typeof value === 'string' && value !== 'default';
    return isOwn ? [] : [{ path: [...pods.path, 'serviceAccountName'], value }];
  },
});

/** A token of the Kubernetes API is in pods that talk to it, and in no others. (Polaris automountServiceAccountToken) */
export const apiToken = podPolicy({
  where: 'production',
  words: {
    code: 'FL_POLICY_API_TOKEN',
    what: 'puts a token of the Kubernetes API into pods whose account is allowed nothing there',
    mend: 'set security.apiToken to false, or give the account rules under identity.rules',
  },
  wrong: ({ pods, namespace }, inventory) => {
    const value = pods.spec['automountServiceAccountToken'];
    const account = textAt(pods.spec, ['serviceAccountName']);
    const bindings = [
      ...inventory.ofKindIn(namespace, 'RoleBinding'),
      ...inventory.ofKind('ClusterRoleBinding'),
    ];
    const isBound = bindings.some(({ object }) =>
      objectsAt(object, ['subjects']).some(
        ([, subject]) => subject['name'] === account && (subject['namespace'] ?? namespace) === namespace,
      ),
    );
    return value === false || isBound
      ? []
      : [{ path: [...pods.path, 'automountServiceAccountToken'], value }];
  },
});
