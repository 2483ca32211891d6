import type { JsonObject, ResolvedWorkloadFacets } from '@fairlead/model';
import type { CompileWorkloadFacet } from '../compile.js';

/** What the main container asks for and may use. */
export const resources: CompileWorkloadFacet<'resources'> = (facet, { workload }) => ({
  pods: [{ into: { workload }, main: { spec: { resources: quantities(facet) } } }],
});

type Resources = ResolvedWorkloadFacets['resources'];

/** The field of any container. */
export function quantities({ requests, limits }: Resources): JsonObject {
  return { requests: named(requests), limits: named(limits) };
}

function named({ cpu, memory, ephemeralStorage }: Resources['requests']): JsonObject {
  return {
    ...(cpu !== '' && { cpu }),
    ...(memory !== '' && { memory }),
    ...(ephemeralStorage !== '' && { 'ephemeral-storage': ephemeralStorage }),
  };
}
