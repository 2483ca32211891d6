import type { JsonObject } from '@fairlead/model';

/** Private and link-local addresses; the metadata servers of clouds are among them. */
const notPublic = {
  v4: ['10.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'],
  v6: ['fc00::/7', 'fe80::/10'],
} as const;

/** The block as a policy's peer. `0.0.0.0/0` and `::/0` stand for everything public. */
export function addressBlock(cidr: string): JsonObject {
  if (cidr === '0.0.0.0/0') return { ipBlock: { cidr, except: notPublic.v4 } };
  if (cidr === '::/0') return { ipBlock: { cidr, except: notPublic.v6 } };
  return { ipBlock: { cidr } };
}

/** Every pod of a namespace, or those with the labels. */
export function podsOf(namespace: string, labels?: JsonObject): JsonObject {
  return {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
    ...(labels && { podSelector: { matchLabels: labels } }),
  };
}
