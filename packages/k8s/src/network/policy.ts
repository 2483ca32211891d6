import type { JsonObject } from '@fairlead/model';
import type { KubeObject, Strings } from '../object.js';

/** What has come together about a workload's connections. */
export interface PolicyParts {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Strings;
  readonly selector: Strings;
  readonly ingress: { readonly [why: string]: JsonObject };
  readonly egress: { readonly [why: string]: JsonObject };
}

/** One policy for each workload: what it does not name is denied in both directions. */
export function networkPolicy({
  name,
  namespace,
  labels,
  selector,
  ingress,
  egress,
}: PolicyParts): KubeObject {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace, labels },
    spec: {
      podSelector: { matchLabels: selector },
      policyTypes: ['Ingress', 'Egress'],
      // An empty list would be dropped by the API server and look like a difference for ever.
      ...(Object.keys(ingress).length > 0 && { ingress: inOrder(ingress) }),
      ...(Object.keys(egress).length > 0 && { egress: inOrder(egress) }),
    },
  };
}

function inOrder(rules: { readonly [why: string]: JsonObject }): readonly JsonObject[] {
  return Object.entries(rules)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, rule]) => rule);
}
