import { type KubeObject, objectKey } from '../object.js';

/** Kinds in the order in which a reader meets them: who and what with, what runs, how it is reached. */
const kinds: readonly string[] = [
  'Rollout',
  'Deployment',
  'StatefulSet',
  'CronJob',
  'Job',
  'Service',
  'HTTPRoute',
  'GRPCRoute',
  'Ingress',
  'HealthCheckPolicy',
  'GCPBackendPolicy',
  'BackendConfig',
  'FrontendConfig',
  'ManagedCertificate',
  'AnalysisTemplate',
  'HorizontalPodAutoscaler',
  'ScaledObject',
  'TriggerAuthentication',
  'VerticalPodAutoscaler',
  'PodDisruptionBudget',
  'PodMonitor',
  'ServiceMonitor',
  'NetworkPolicy',
  'ResourceQuota',
  'LimitRange',
  'ConfigMap',
  'ExternalSecret',
  'PersistentVolumeClaim',
  'ServiceAccount',
  'Role',
  'RoleBinding',
];
const ranks: ReadonlyMap<string, number> = new Map(kinds.map((kind, rank) => [kind, rank]));

/** Objects by kind, then by name; kinds that Fairlead does not render itself come last. */
export function inReadingOrder(objects: readonly KubeObject[]): readonly KubeObject[] {
  const keyed = objects.map((object) => ({
    object,
    rank: ranks.get(object.kind) ?? kinds.length,
    key: objectKey(object),
  }));
  keyed.sort((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.map(({ object }) => object);
}
