import type { JsonObject } from '@fairlead/model';
import type { WorkloadAt } from '../../at.js';
import type { CompileWorkloadFacet } from '../compile.js';

/** How many pods run: a number in the controller, or an autoscaler and then no number anywhere. */
export const scaling: CompileWorkloadFacet<'scaling'> = (facet, at) => {
  const { workload, replicas } = at;
  if (replicas?.owner === 'git') return { controllers: [{ workload, spec: { replicas: replicas.count } }] };
  return replicas?.owner === 'hpa' ? { objects: [{ object: autoscaler(facet, at) }] } : {};
};

type Scaling = Parameters<typeof scaling>[0];

function autoscaler(
  facet: Scaling,
  { objectName: name, namespace, labels, controller, workload }: WorkloadAt,
) {
  const { scaleUpAfterSeconds, scaleDownAfterSeconds } = facet;
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name, namespace, labels },
    spec: {
      scaleTargetRef: { ...controller },
      minReplicas: facet.min,
      maxReplicas: facet.max,
      metrics: metrics(facet, workload),
      behavior: {
        scaleDown: { stabilizationWindowSeconds: scaleDownAfterSeconds },
        ...(scaleUpAfterSeconds > 0 && { scaleUp: { stabilizationWindowSeconds: scaleUpAfterSeconds } }),
      },
    },
  };
}

function metrics({ cpuPercent, memoryPercent, external }: Scaling, container: string): readonly JsonObject[] {
  // Of the main container alone: a sidecar's idle request would hide a busy main one.
  const use = (name: string, averageUtilization: number): readonly JsonObject[] =>
    averageUtilization > 0
      ? [
          {
            type: 'ContainerResource',
            containerResource: { name, container, target: { type: 'Utilization', averageUtilization } },
          },
        ]
      : [];
  const outside = Object.entries(external).map(([name, { selector, averageValue }]) => ({
    type: 'External',
    external: {
      metric: { name, ...(Object.keys(selector).length > 0 && { selector: { matchLabels: selector } }) },
      target: { type: 'AverageValue', averageValue },
    },
  }));
  return [...use('cpu', cpuPercent), ...use('memory', memoryPercent), ...outside];
}
