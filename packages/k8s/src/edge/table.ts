import type { JsonObject, ResolvedEdge } from '@fairlead/model';
import type { WorkloadAt } from '../at.js';
import type { EdgeCompiler } from './edge.js';
import { gatewayApi } from './gateway-api.js';
import { gkeIngress } from './gke-ingress.js';
import { nginx } from './nginx.js';

type Kind = ResolvedEdge['kind'];
type Compilers = { readonly [K in Kind]?: EdgeCompiler<Extract<ResolvedEdge, { readonly kind: K }>> };

/** Every edge that is rendered. */
const compilers: Compilers = { 'gateway-api': gatewayApi, 'gke-ingress': gkeIngress, nginx };

/** Whether routes of this kind of edge are rendered. */
export const isRendered = (kind: Kind): boolean => compilers[kind] !== undefined;

/** The compiler of an environment's edge, with the edge already given. */
export function edgeOf(at: Pick<WorkloadAt, 'environment'>): Given | undefined {
  const { edge } = at.environment;
  const compiler = compilers[edge.kind] as EdgeCompiler<ResolvedEdge> | undefined;
  if (compiler === undefined) return undefined;
  return {
    route: (routed) => compiler.route(routed, edge),
    shared: (of) => compiler.shared(of, edge),
    service: (of) => compiler.service(of, edge),
    sources: () => compiler.sources(edge, at),
  };
}

type First<F> = F extends (first: infer A, ...rest: never[]) => infer R ? (first: A) => R : never;

interface Given {
  readonly route: First<EdgeCompiler<ResolvedEdge>['route']>;
  readonly shared: First<EdgeCompiler<ResolvedEdge>['shared']>;
  readonly service: First<EdgeCompiler<ResolvedEdge>['service']>;
  readonly sources: () => readonly JsonObject[];
}
