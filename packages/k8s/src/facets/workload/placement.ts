import type { JsonObject } from '@fairlead/model';
import type { WorkloadAt } from '../../at.js';
import { nodeAffinityOf, nodeTolerations } from '../../placement/nodes.js';
import type { CompileWorkloadFacet } from '../compile.js';

/** On which nodes pods run, and how far apart. */
export const placement: CompileWorkloadFacet<'placement'> = (facet, at) => {
  const { nodeSelector, priority } = facet;
  const tolerations = [
    ...facet.tolerations.map(toleration),
    ...nodeTolerations(facet, at.environment.cloud.provider),
  ];
  const spread = spreadOver(facet, at);
  const affinity = affinityOf(facet, at);
  const spec: JsonObject = {
    ...(Object.keys(nodeSelector).length > 0 && { nodeSelector }),
    ...(Object.keys(affinity).length > 0 && { affinity }),
    ...(tolerations.length > 0 && { tolerations }),
    ...(spread.length > 0 && { topologySpreadConstraints: spread }),
    ...(priority !== '' && { priorityClassName: priority }),
  };
  return { pods: [{ into: { workload: at.workload }, spec }] };
};

type Placement = Parameters<typeof placement>[0];

function toleration({ key, value, effect }: Placement['tolerations'][number]): JsonObject {
  const match = value === undefined ? { operator: 'Exists' } : { operator: 'Equal', value };
  return { key, ...match, ...(effect && { effect }) };
}

function affinityOf(placement: Placement, { selector, environment }: WorkloadAt): JsonObject {
  const nodeAffinity = nodeAffinityOf(placement, environment.cloud.provider);
  return {
    ...(Object.keys(nodeAffinity).length > 0 && { nodeAffinity }),
    ...(placement.apart && {
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          { labelSelector: { matchLabels: selector }, topologyKey: 'kubernetes.io/hostname' },
        ],
      },
    }),
  };
}

function spreadOver({ spread }: Placement, { revisionLabel, selector }: WorkloadAt): readonly JsonObject[] {
  const places = [
    ['topology.kubernetes.io/zone', spread.zone],
    ['kubernetes.io/hostname', spread.node],
  ] as const;
  // Pods of the version that leaves would otherwise count, and the new ones end up uneven.
  const sameVersion = revisionLabel ? { matchLabelKeys: [revisionLabel] } : {};
  return places
    .filter(([, how]) => how !== 'none')
    .map(([topologyKey, how]) => ({
      maxSkew: 1,
      topologyKey,
      whenUnsatisfiable: how === 'require' ? 'DoNotSchedule' : 'ScheduleAnyway',
      labelSelector: { matchLabels: selector },
      ...sameVersion,
    }));
}
