import type { JsonObject, ResolvedWorkloadFacets } from '@fairlead/model';
import type { WorkloadAt } from '../at.js';
import type { KubeObject } from '../object.js';

type Scaling = ResolvedWorkloadFacets['scaling'];

/** An HPA between `min` and `max`. (kubernetes.io/docs/reference/kubernetes-api, autoscaling/v2) */
export function horizontal(facet: Scaling, at: WorkloadAt): KubeObject {
  const { objectName: name, namespace, labels, controller, workload } = at;
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name, namespace, labels },
    spec: {
      scaleTargetRef: { ...controller },
      minReplicas: facet.min,
      maxReplicas: facet.max,
      metrics: metrics(facet, workload),
      behavior: behaviour(facet),
    },
  };
}

/** How patient an autoscaler is and how fast it moves; KEDA hands it on to an HPA of its own. */
export function behaviour({ scaleUpAfterSeconds, scaleDownAfterSeconds, limits }: Scaling): JsonObject {
  const up = {
    ...(scaleUpAfterSeconds > 0 && { stabilizationWindowSeconds: scaleUpAfterSeconds }),
    ...policies(limits.up),
  };
  return {
    scaleDown: { stabilizationWindowSeconds: scaleDownAfterSeconds, ...policies(limits.down) },
    ...(Object.keys(up).length > 0 && { scaleUp: up }),
  };
}

function policies(speed: Scaling['limits']['up']): JsonObject {
  if (speed === undefined) return {};
  const { pods, percent, everySeconds: periodSeconds } = speed;
  return {
    policies: [
      ...(pods === undefined ? [] : [{ type: 'Pods', value: pods, periodSeconds }]),
      ...(percent === undefined ? [] : [{ type: 'Percent', value: percent, periodSeconds }]),
    ],
    selectPolicy: 'Max',
  };
}

function metrics(facet: Scaling, container: string): readonly JsonObject[] {
  const { cpuPercent, memoryPercent, pods, external } = facet;
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
  const inside = Object.entries(pods).map(([name, averageValue]) => ({
    type: 'Pods',
    pods: { metric: { name }, target: { type: 'AverageValue', averageValue } },
  }));
  const outside = Object.entries(external).map(([name, { selector, averageValue }]) => ({
    type: 'External',
    external: {
      metric: { name, ...(Object.keys(selector).length > 0 && { selector: { matchLabels: selector } }) },
      target: { type: 'AverageValue', averageValue },
    },
  }));
  return [...use('cpu', cpuPercent), ...use('memory', memoryPercent), ...inside, ...outside];
}
