import { type JsonObject, workloadKinds } from '@fairlead/model';
import type { CompileServiceAspect } from '../compile.js';

/**
 * What holds for a whole namespace: nothing in it may connect or be connected to unless a policy says so. The
 * service that owns the namespace has that policy; every service lets its own pods ask for names.
 */
export const namespace: CompileServiceAspect<'namespace'> = ({ name, owner }, { labels }) => {
  const defaultDeny = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'default-deny', namespace: name, labels },
    spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
  };
  return {
    objects: owner ? [{ object: defaultDeny }] : [],
    network: [{ into: { kinds: workloadKinds }, egress: { dns: nameServers } }],
  };
};

/** The cluster's name servers, and the cache that some clusters have on each node. */
const nameServers: JsonObject = {
  to: [
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
      podSelector: {
        matchExpressions: [{ key: 'k8s-app', operator: 'In', values: ['kube-dns', 'node-local-dns'] }],
      },
    },
    { ipBlock: { cidr: '169.254.20.10/32' } },
  ],
  ports: [
    { port: 53, protocol: 'UDP' },
    { port: 53, protocol: 'TCP' },
  ],
};
