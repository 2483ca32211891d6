import type { CompileWorkloadFacet } from '../compile.js';

/** How a pod leaves; the model has made one decision of pause, drain and grace period. */
export const shutdown: CompileWorkloadFacet<'shutdown'> = (_facet, { workload, termination }) => {
  if (termination === undefined) return {};
  const { preStopSeconds: seconds, graceSeconds: terminationGracePeriodSeconds } = termination;
  const pause = seconds > 0 ? { lifecycle: { preStop: { sleep: { seconds } } } } : {};
  return { pods: [{ into: { workload }, main: { spec: pause }, spec: { terminationGracePeriodSeconds } }] };
};
