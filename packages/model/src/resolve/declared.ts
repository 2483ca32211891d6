import type { ResolvedServiceFacets, ResolvedWorkloadFacets } from '../facets/table.js';
import type { WorkloadKind } from '../kinds.js';
import type { Trace } from './trace.js';

/** A service in one environment with its facets merged, before it knows of any other. */
export interface DeclaredService {
  readonly name: string;
  /** Where it is defined, from the repository's root. */
  readonly file: string;
  readonly retired: boolean;
  readonly facets: ResolvedServiceFacets;
  readonly workloads: { readonly [name: string]: DeclaredWorkload };
  readonly trace: Trace;
}

export interface DeclaredWorkload {
  readonly name: string;
  readonly kind: WorkloadKind;
  /** Those that its kind has. */
  readonly facets: Partial<ResolvedWorkloadFacets>;
}
