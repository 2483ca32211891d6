import type { ResolvedWorkloadFacets } from '@fairlead/model';
import type { WorkloadAt } from '../at.js';
import type { KubeObject } from '../object.js';

type Vertical = ResolvedWorkloadFacets['scaling']['vertical'];

/**
 * A vertical autoscaler that recommends, or that moves memory. Never the processor: an HPA follows that.
 * (github.com/kubernetes/autoscaler, vertical-pod-autoscaler)
 */
export function vertical(what: Vertical, at: WorkloadAt): readonly KubeObject[] {
  if (what === 'off') return [];
  const { objectName: name, namespace, labels, controller } = at;
  const memory = {
    resourcePolicy: {
      containerPolicies: [
        { containerName: '*', controlledResources: ['memory'], controlledValues: 'RequestsAndLimits' },
      ],
    },
  };
  return [
    {
      apiVersion: 'autoscaling.k8s.io/v1',
      kind: 'VerticalPodAutoscaler',
      metadata: { name, namespace, labels },
      spec: {
        targetRef: { ...controller },
        updatePolicy: { updateMode: what === 'recommend' ? 'Off' : 'Recreate' },
        ...(what === 'memory' && memory),
      },
    },
  ];
}
