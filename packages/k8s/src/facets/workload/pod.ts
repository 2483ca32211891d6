import type { CompileWorkloadFacet } from '../compile.js';

/** Labels and annotations that the author gives the pods. */
export const pod: CompileWorkloadFacet<'pod'> = ({ labels, annotations }, { workload }) => ({
  pods: [{ into: { workload }, labels, annotations }],
});
