import type { CompileWorkloadFacet } from '../compile.js';

/** How new pods take the place of old ones. */
export const update: CompileWorkloadFacet<'update'> = (facet, { workload, kind, progression }) => {
  const { maxSurge, maxUnavailable, minReadySeconds, progressDeadlineSeconds, historyLimit } = facet;
  const common = {
    revisionHistoryLimit: historyLimit,
    ...(minReadySeconds > 0 && { minReadySeconds }),
  };
  if (kind === 'stateful') {
    // One after the other, in the order of their numbers; a StatefulSet knows neither surge nor deadline.
    return { controllers: [{ workload, spec: { ...common, updateStrategy: { type: 'RollingUpdate' } } }] };
  }
  if (progression !== undefined) {
    // A rollout has ways of its own: of an update's only a canary knows the surge.
    const strategy = progression.strategy === 'canary' && {
      strategy: { canary: { maxSurge, maxUnavailable } },
    };
    return { controllers: [{ workload, spec: { ...common, ...strategy, progressDeadlineSeconds } }] };
  }
  const strategy =
    facet.strategy === 'recreate'
      ? { type: 'Recreate' }
      : { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable } };
  return { controllers: [{ workload, spec: { ...common, strategy, progressDeadlineSeconds } }] };
};
