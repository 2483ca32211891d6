import type { Edge, ResolvedEdge } from '../authoring/edge.js';
import type { Cloud } from '../authoring/environment.js';

/** An environment's edge with every default filled in. */
export function resolvedEdge(edge: Edge = { kind: 'gateway-api' }, { provider }: Cloud): ResolvedEdge {
  switch (edge.kind) {
    case 'gateway-api': {
      const policies = provider === 'google' ? 'gke' : 'none';
      return { policies, class: '', certificateMap: '', certificateSecret: '', sources: [], ...edge };
    }
    case 'gke-ingress':
      return { certificate: 'managed', sources: [], ...edge };
    case 'nginx':
      return { class: 'nginx', namespace: 'ingress-nginx', issuer: '', ...edge };
    default:
      return edge;
  }
}
