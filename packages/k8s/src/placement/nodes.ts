import type { JsonObject, ResolvedEnvironment, ResolvedWorkloadFacets } from '@fairlead/model';

type Placement = ResolvedWorkloadFacets['placement'];
type Provider = ResolvedEnvironment['cloud']['provider'];

interface Spot {
  /** Any one of them marks a node. */
  readonly labels: readonly (readonly [string, string])[];
  readonly tolerations: readonly JsonObject[];
}

/**
 * What clouds call nodes that may go at any time, and what they keep other pods away with. On a laptop there are none.
 * (cloud.google.com/kubernetes-engine/docs/concepts/spot-vms; docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html;
 * karpenter.sh/docs/concepts/scheduling)
 */
export const spotNodes: { readonly [P in Provider]?: Spot } = {
  google: {
    labels: [['cloud.google.com/gke-spot', 'true']],
    tolerations: [
      { key: 'cloud.google.com/gke-spot', operator: 'Equal', value: 'true', effect: 'NoSchedule' },
    ],
  },
  aws: {
    labels: [
      ['eks.amazonaws.com/capacityType', 'SPOT'],
      ['karpenter.sh/capacity-type', 'spot'],
    ],
    tolerations: [],
  },
};

/** GKE keeps pods away from nodes of the other processor. (cloud.google.com/kubernetes-engine/docs/how-to/prepare-arm-workloads-for-deployment) */
const armTolerations: { readonly [P in Provider]?: readonly JsonObject[] } = {
  google: [{ key: 'kubernetes.io/arch', operator: 'Equal', value: 'arm64', effect: 'NoSchedule' }],
};

/** Tolerations that follow from the kinds of node that pods may have. */
export function nodeTolerations(
  { spot, architectures }: Placement,
  provider: Provider,
): readonly JsonObject[] {
  return [
    ...(spot === 'never' ? [] : (spotNodes[provider]?.tolerations ?? [])),
    ...(architectures.includes('arm64') ? (armTolerations[provider] ?? []) : []),
  ];
}

/** The node affinity of pods; empty where any node will do. */
export function nodeAffinityOf(placement: Placement, provider: Provider): JsonObject {
  const { nodeAffinity, spot, architectures } = placement;
  const labels = spot === 'never' ? [] : (spotNodes[provider]?.labels ?? []);
  const marks = labels.map(([key, value]) => ({ key, operator: 'In', values: [value] }));
  const common = [
    ...Object.entries(nodeAffinity).map(([key, values]) => ({ key, operator: 'In', values })),
    ...(architectures.length > 0
      ? [{ key: 'kubernetes.io/arch', operator: 'In', values: architectures }]
      : []),
  ];
  // A node must meet all expressions of one term.
  const terms = spot === 'require' ? marks.map((mark) => [...common, mark]) : [common];
  const nodeSelectorTerms = terms
    .filter((matchExpressions) => matchExpressions.length > 0)
    .map((matchExpressions) => ({ matchExpressions }));
  const preferred = marks.map((mark) => ({ weight: 100, preference: { matchExpressions: [mark] } }));
  return {
    ...(nodeSelectorTerms.length > 0 && {
      requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms },
    }),
    ...(spot === 'prefer' &&
      preferred.length > 0 && { preferredDuringSchedulingIgnoredDuringExecution: preferred }),
  };
}
