import type { CompileWorkloadFacet } from '../compile.js';

/** Commands after the main container's start and before its end. */
export const lifecycle: CompileWorkloadFacet<'lifecycle'> = ({ postStart, preStop }, { workload }) => {
  const hooks = {
    ...(postStart.length > 0 && { postStart: { exec: { command: postStart } } }),
    ...(preStop.length > 0 && { preStop: { exec: { command: preStop } } }),
  };
  if (Object.keys(hooks).length === 0) return {};
  return { pods: [{ into: { workload }, main: { spec: { lifecycle: hooks } } }] };
};
