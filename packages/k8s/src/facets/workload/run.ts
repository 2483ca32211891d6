import type { CompileWorkloadFacet } from '../compile.js';

/** Command, arguments and working directory of the main container. */
export const run: CompileWorkloadFacet<'run'> = (facet, { workload }) => ({
  pods: [{ into: { workload }, main: { spec: runFields(facet) } }],
});

/** Fields of any container. Empty ones leave the image's own. */
export function runFields({ command, args, workingDir }: Parameters<typeof run>[0]) {
  return {
    ...(command.length > 0 && { command }),
    ...(args.length > 0 && { args }),
    ...(workingDir !== '' && { workingDir }),
  };
}
