import type { CompileWorkloadFacet } from '../compile.js';

/** How many pods a node drain may take at once. */
export const disruption: CompileWorkloadFacet<'disruption'> = ({ maxUnavailable }, at) => {
  const { objectName: name, namespace, labels, replicas, selector } = at;
  const most = replicas?.owner === 'git' ? replicas.count : replicas?.max;
  if (most !== undefined && most <= 1) return {};
  const object = {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name, namespace, labels },
    // A pod that is broken anyway must not keep a node from being drained.
    spec: { maxUnavailable, selector: { matchLabels: selector }, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
  };
  return { objects: [{ object }] };
};
