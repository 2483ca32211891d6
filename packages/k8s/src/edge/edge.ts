import type { JsonObject, ResolvedEdge, ResolvedRoute } from '@fairlead/model';
import type { WorkloadAt } from '../at.js';
import type { KubeObject, Strings } from '../object.js';

export type Route = ResolvedRoute;

/** One route of a workload, by its name. */
export interface Routed {
  /** Name of the route's own objects; it stays when the workload's changes. */
  readonly name: string;
  readonly route: Route;
  readonly at: WorkloadAt;
}

/** How one kind of edge is told of routes. */
export interface EdgeCompiler<E extends ResolvedEdge> {
  /** Objects of one route. */
  readonly route: (routed: Routed, edge: E) => readonly KubeObject[];
  /** Objects about the Services of a workload that routes lead to, or did or will while its name changes. */
  readonly shared: (at: WorkloadAt, edge: E) => readonly KubeObject[];
  /** Annotations of the Service that the routes lead to. */
  readonly service: (at: WorkloadAt, edge: E) => Strings;
  /** From where requests come, as peers of a network policy. */
  readonly sources: (edge: E, at: Pick<WorkloadAt, 'environment'>) => readonly JsonObject[];
}

/** Metadata of an object; without annotations where there are none. */
export function metadataOf(
  name: string,
  { namespace, labels }: Pick<WorkloadAt, 'namespace' | 'labels'>,
  annotations: Strings = {},
): KubeObject['metadata'] {
  return { name, namespace, labels, ...(Object.keys(annotations).length > 0 && { annotations }) };
}
