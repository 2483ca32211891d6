import { type WorkloadKind, workloadKinds } from '../kinds.js';
import { type WorkloadFacetName, workloadFacets } from './table.js';

const names = Object.keys(workloadFacets) as WorkloadFacetName[];

const byKind: ReadonlyMap<string, readonly WorkloadFacetName[]> = new Map(
  workloadKinds.map((kind) => [
    kind,
    names.filter((name) => (workloadFacets[name].kinds as readonly WorkloadKind[]).includes(kind)),
  ]),
);

/** Names of the facets that a kind of workload has; none for what is not a kind. */
export const facetsOfKind = (kind: WorkloadKind): readonly WorkloadFacetName[] => byKind.get(kind) ?? [];
