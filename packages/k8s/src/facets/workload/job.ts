import type { CompileWorkloadFacet } from '../compile.js';

/** How what ends by itself is tried, limited and cleaned up. */
export const job: CompileWorkloadFacet<'job'> = (facet, { workload, kind }) => ({
  controllers: [
    {
      workload,
      job: {
        backoffLimit: facet.retries,
        activeDeadlineSeconds: facet.deadlineSeconds,
        // A job that cleans itself up is missing for the deploy tool, which would run it again.
        ...(kind !== 'job' && { ttlSecondsAfterFinished: facet.keepSeconds }),
        ...(facet.parallelism !== 1 && { parallelism: facet.parallelism }),
        ...(facet.completions !== 1 && { completions: facet.completions }),
      },
    },
  ],
  pods: [{ into: { workload }, spec: { restartPolicy: 'Never' } }],
});
