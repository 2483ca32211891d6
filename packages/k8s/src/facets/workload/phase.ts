import type { CompileWorkloadFacet } from '../compile.js';

/** At which moment of a deploy a hook runs. */
export const phase: CompileWorkloadFacet<'phase'> = (facet, { workload }) => ({
  controllers: [{ workload, phase: facet }],
});
