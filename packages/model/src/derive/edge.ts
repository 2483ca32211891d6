import type { Edge, ResolvedEdge } from '../authoring/edge.js';
import type { Cloud } from '../authoring/environment.js';

/**
 * Whether a port that speaks gRPC has a route of its own kind: Google's load balancers take gRPC as the HTTP/2 that it
 * is.
 */
export function hasGrpcRoutes(edge: ResolvedEdge): boolean {
  return edge.kind === 'gateway-api' && edge.policies === 'none';
}

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
