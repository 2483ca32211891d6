import type { ResolvedService, ResolvedWorkload, ServiceFacetName, WorkloadFacetName } from '@fairlead/model';
import type { ServiceAt, WorkloadAt } from '../at.js';
import type { Contribution } from '../contribution.js';

/** Turns one facet of a workload into its part of the objects. Pure; it sees no other facet. */
export type CompileWorkloadFacet<K extends WorkloadFacetName> = (
  facet: NonNullable<ResolvedWorkload[K]>,
  at: WorkloadAt,
) => Contribution;

/** The aspects of a service as a whole: its facets, and what its peers' facets say of it. */
export type ServiceAspectName = ServiceFacetName | 'callers';

/** Turns one aspect of a service into its part of the objects. Pure; it sees no other aspect. */
export type CompileServiceAspect<K extends ServiceAspectName> = (
  aspect: ResolvedService[K],
  at: ServiceAt,
) => Contribution;

/** For a facet that says nothing about Kubernetes objects, or whose every use is in the table of refusals. */
export const nothing = (): Contribution => ({});
