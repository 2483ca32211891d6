import { type JsonObject, type ResolvedServiceFacets, workloadKinds } from '@fairlead/model';
import type { ServiceAt } from '../../at.js';
import type { KubeObject } from '../../object.js';
import type { CompileServiceAspect } from '../compile.js';

type Namespace = ResolvedServiceFacets['namespace'];

/**
 * What holds for a whole namespace: nothing in it may connect or be connected to unless a policy says so, and all of
 * it together has no more than its quota. The service that owns the namespace has these objects; every service lets
 * its own pods ask for names.
 */
export const namespace: CompileServiceAspect<'namespace'> = (facet, at) => ({
  objects: facet.owner ? ownedObjects(facet, at).map((object) => ({ object })) : [],
  network: [{ into: { kinds: workloadKinds }, egress: { dns: nameServers } }],
});

function ownedObjects(
  { name: namespace, quota, limits }: Namespace,
  { labels }: ServiceAt,
): readonly KubeObject[] {
  const metadata = (name: string) => ({ name, namespace, labels });
  const objects: KubeObject[] = [
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: metadata('default-deny'),
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    },
  ];
  if (Object.keys(quota).length > 0) {
    const spec = { hard: quota };
    objects.push({ apiVersion: 'v1', kind: 'ResourceQuota', metadata: metadata('quota'), spec });
  }
  if (Object.keys(limits).length > 0) {
    const spec = { limits: [{ type: 'Container', ...byField(limits) }] };
    objects.push({ apiVersion: 'v1', kind: 'LimitRange', metadata: metadata('limits'), spec });
  }
  return objects;
}

const fields = ['default', 'defaultRequest', 'max', 'min'] as const;

/** A LimitRange has its fields outside and the resources inside. */
function byField(limits: Namespace['limits']): JsonObject {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const said = Object.entries(limits).filter(([, limit]) => limit[field] !== '');
      const amounts = Object.fromEntries(said.map(([resource, limit]) => [resource, limit[field]]));
      return said.length === 0 ? [] : [[field, amounts]];
    }),
  );
}

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
