import { atFacet } from '../derive/landscape.js';
import type { Check } from './check.js';

/** Namespaces that belong to the cluster or to its tools. */
const reserved: ReadonlySet<string> = new Set([
  'default',
  'argocd',
  'kube-system',
  'kube-public',
  'kube-node-lease',
]);

/** Every namespace has exactly one owner, and none is the cluster's own. */
export const namespaces: Check = ({ services }) => {
  const ownersOf = new Map<string, string[]>();
  for (const { resolved } of services) {
    const { name, owner } = resolved.namespace;
    ownersOf.set(name, [...(ownersOf.get(name) ?? []), ...(owner ? [resolved.name] : [])]);
  }
  return services.flatMap(({ declared, resolved: { namespace } }) => {
    const at = atFacet(declared, 'namespace');
    const value = namespace.name;
    const owners = ownersOf.get(value) ?? [];
    if (reserved.has(value)) {
      const mend = 'leave it out for a namespace of its own';
      return [
        at({ path: 'name', value, code: 'FL_NAMESPACE_RESERVED', what: 'belongs to the cluster', mend }),
      ];
    }
    if (owners.length === 1) return [];
    const what = owners.length === 0 ? 'has no owner' : `is owned by ${owners.join(' and ')}`;
    const mend = 'let exactly one of the services that share it own it';
    return [at({ path: 'owner', value, code: 'FL_NAMESPACE_OWNER', what, mend })];
  });
};
