import type { ResolvedServiceFacets, ResolvedWorkloadFacets } from '../facets/table.js';
import type { Routes } from '../facets/workload/routes.js';
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
  /** Present while the workload is there under two names. */
  readonly renaming?: Half;
}

/** One of the two workloads that are there while a name changes. */
export interface Half {
  /** Name of the other one. */
  readonly other: string;
  /** Whether requests and calls are led to this one. */
  readonly serves: boolean;
  /** What leads to one of the two, and so has to be able to reach both. */
  readonly routes: Routes;
}
