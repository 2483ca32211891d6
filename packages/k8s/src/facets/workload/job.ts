import type { CompileWorkloadFacet } from '../compile.js';

/**
 * How long a pod may wait for its node and its image, in seconds. What ends a Job as a whole deletes the pods that
 * still run, and their log with them: the limit of the pod itself comes first, which leaves it there as failed.
 * (kubernetes.io/docs/concepts/workloads/controllers/job, job termination and cleanup)
 */
const startsWithin = 300;

/** How what ends by itself is tried, limited and cleaned up. */
export const job: CompileWorkloadFacet<'job'> = (facet, { workload, kind }) => ({
  controllers: [
    {
      workload,
      job: {
        backoffLimit: facet.retries,
        activeDeadlineSeconds: facet.deadlineSeconds + startsWithin,
        // A job that cleans itself up is missing for the deploy tool, which would run it again.
        ...(kind !== 'job' && { ttlSecondsAfterFinished: facet.keepSeconds }),
        ...(facet.parallelism !== 1 && { parallelism: facet.parallelism }),
        ...(facet.completions !== 1 && { completions: facet.completions }),
      },
    },
  ],
  pods: [
    { into: { workload }, spec: { restartPolicy: 'Never', activeDeadlineSeconds: facet.deadlineSeconds } },
  ],
});
