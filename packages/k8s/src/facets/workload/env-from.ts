import type { JsonObject, ResolvedWorkloadFacets } from '@fairlead/model';
import type { WorkloadAt } from '../../at.js';
import type { CompileWorkloadFacet } from '../compile.js';

/** Whole config sets and secrets as variables of the main container; a later one wins. */
export const envFrom: CompileWorkloadFacet<'envFrom'> = (facet, at) => ({
  pods: [{ into: { workload: at.workload }, main: { spec: envFromFields(facet, at) } }],
});

/** The field of any container. */
export function envFromFields(sources: ResolvedWorkloadFacets['envFrom'], at: WorkloadAt): JsonObject {
  if (sources.length === 0) return {};
  return {
    envFrom: sources.map((source) => {
      const { prefix, optional } = source;
      const [field, name] =
        'set' in source
          ? ['configMapRef', at.configMap(source.set)]
          : ['secretRef', at.secret(source.secret)];
      return { ...(prefix !== '' && { prefix }), [field]: { name, ...(optional && { optional }) } };
    }),
  };
}
