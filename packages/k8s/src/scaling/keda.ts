import type { JsonObject, Replicas, ResolvedWorkloadFacets } from '@fairlead/model';
import type { WorkloadAt } from '../at.js';
import type { KubeObject } from '../object.js';
import { behaviour } from './horizontal.js';

type Scaling = ResolvedWorkloadFacets['scaling'];
type Trigger = Scaling['triggers'][string];
export type ByKeda = Extract<Replicas, { readonly owner: 'keda' }>;

/** A ScaledObject, and how it shows its scalers who it is. (keda.sh/docs/latest/reference/scaledobject-spec) */
export function keda(facet: Scaling, replicas: ByKeda, at: WorkloadAt): readonly KubeObject[] {
  const { objectName: name, namespace, labels, controller } = at;
  const triggers = Object.entries(facet.triggers);
  const scaledObject: KubeObject = {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: { name, namespace, labels },
    spec: {
      scaleTargetRef: { ...controller },
      minReplicaCount: replicas.min,
      maxReplicaCount: replicas.max,
      cooldownPeriod: facet.scaleDownAfterSeconds,
      advanced: { horizontalPodAutoscalerConfig: { behavior: behaviour(facet) } },
      triggers: [
        ...byTheClock(replicas),
        ...byUse(facet, replicas, at),
        ...triggers.map(([trigger, one]) => ({
          type: one.type,
          name: trigger,
          metadata: one.metadata,
          ...(one.auth.kind !== 'none' && { authenticationRef: { name: authName(name, trigger) } }),
        })),
      ],
    },
  };
  return [scaledObject, ...triggers.flatMap(([trigger, one]) => authentication(trigger, one, at))];
}

const authName = (objectName: string, trigger: string) => `${objectName}-${trigger}`;

/** Inside the hours so many pods at least; outside none, unless another trigger has work for them. */
function byTheClock({ hours }: ByKeda): readonly JsonObject[] {
  if (hours === undefined || hours.count === 0) return [];
  const { on: start, off: end, timeZone: timezone, count } = hours;
  const metadata = { timezone, start, end, desiredReplicas: String(count) };
  return [{ type: 'cron', name: 'working-hours', metadata }];
}

/** Of the main container alone, as an HPA has it. Use alone never wakes what sleeps. */
function byUse(
  { by, cpuPercent, memoryPercent }: Scaling,
  { hours, max }: ByKeda,
  { workload: containerName }: WorkloadAt,
): readonly JsonObject[] {
  // What has a fixed number by day follows the clock alone.
  if (by === 'hpa' && hours?.count === max) return [];
  return (
    [
      ['cpu', cpuPercent],
      ['memory', memoryPercent],
    ] as const
  )
    .filter(([, percent]) => percent > 0)
    .map(([type, percent]) => ({
      type,
      name: type,
      metricType: 'Utilization',
      metadata: { value: String(percent), containerName },
    }));
}

function authentication(trigger: string, { auth }: Trigger, at: WorkloadAt): readonly KubeObject[] {
  if (auth.kind === 'none') return [];
  const { objectName, namespace, labels, environment } = at;
  const spec =
    auth.kind === 'identity'
      ? { podIdentity: { provider: environment.cloud.provider === 'google' ? 'gcp' : 'aws' } }
      : {
          secretTargetRef: Object.entries(auth.parameters).map(([parameter, { secret, key }]) => ({
            parameter,
            name: at.secret(secret),
            key,
          })),
        };
  const metadata = { name: authName(objectName, trigger), namespace, labels };
  return [{ apiVersion: 'keda.sh/v1alpha1', kind: 'TriggerAuthentication', metadata, spec }];
}
