import type { CompileWorkloadFacet } from '../compile.js';

/** How many pods a node drain may take at once. */
export const disruption: CompileWorkloadFacet<'disruption'> = ({ maxUnavailable }, at) => {
  const { objectName: name, namespace, labels, replicas, selector } = at;
  if (replicas?.owner === 'git' && replicas.count <= 1) return {};
  const object = {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name, namespace, labels },
    // A pod that is broken anyway must not keep a node from being drained.
    spec: { maxUnavailable, selector: { matchLabels: selector }, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
  };
  return { objects: [{ object }] };
};
