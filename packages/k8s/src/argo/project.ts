import type { JsonObject, ResolvedEnvironment, ResolvedService } from '@fairlead/model';
import { platformLabels } from '../labels.js';
import { projectName } from '../names.js';
import type { KubeObject } from '../object.js';
import { manifestsAt } from './ledger.js';
import { argoNamespace } from './namespace.js';

/** What a service says to its environment's project. */
export interface ProjectPart {
  readonly namespace: string;
  /** Kinds that its extra objects have, as `group/Kind`: those that live in a namespace, and the others. */
  readonly kinds: readonly string[];
  readonly clusterKinds: readonly string[];
}

/** What the project must know of a service; a release does not change it. */
export function projectPart({ namespace, objects, manifests }: ResolvedService): ProjectPart {
  const extra = [...Object.values(objects), ...manifests].map(
    ({ apiVersion, kind }) => `${groupOf(apiVersion)}/${kind}`,
  );
  return {
    namespace: namespace.name,
    kinds: extra.filter((kind) => !ofNoNamespace.has(kind)),
    clusterKinds: extra.filter((kind) => ofNoNamespace.has(kind)),
  };
}

/** The Argo CD project of an environment: its services may go to their namespaces, from this repository alone. */
export function project(environment: ResolvedEnvironment, parts: readonly ProjectPart[]): KubeObject {
  const namespaces = [...new Set(parts.map(({ namespace }) => namespace))].sort();
  const kinds = [...new Set([...rendered, ...parts.flatMap((part) => part.kinds)])].sort();
  // The namespaces themselves, which Argo CD makes (CreateNamespace).
  const clusterKinds = [...new Set(['/Namespace', ...parts.flatMap((part) => part.clusterKinds)])].sort();
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: {
      name: projectName(environment),
      namespace: argoNamespace,
      labels: platformLabels(environment.platform),
    },
    spec: {
      description: `Services of ${environment.platform} in ${environment.name}`,
      sourceRepos: [manifestsAt(environment, '').url],
      destinations: namespaces.map((namespace) => ({ server: environment.cluster.server, namespace })),
      clusterResourceWhitelist: clusterKinds.map(splitKind),
      namespaceResourceWhitelist: kinds.map(splitKind),
    },
  };
}

/** Kinds that Fairlead renders for services, as `group/Kind`. */
const rendered: readonly string[] = [
  ...['ConfigMap', 'LimitRange', 'PersistentVolumeClaim', 'ResourceQuota', 'Service', 'ServiceAccount'].map(
    (kind) => `/${kind}`,
  ),
  ...['argoproj.io/AnalysisTemplate', 'argoproj.io/Rollout'],
  ...['apps/Deployment', 'apps/StatefulSet'],
  'autoscaling/HorizontalPodAutoscaler',
  'autoscaling.k8s.io/VerticalPodAutoscaler',
  ...['batch/CronJob', 'batch/Job'],
  'external-secrets.io/ExternalSecret',
  'cloud.google.com/BackendConfig',
  ...['gateway.networking.k8s.io/GRPCRoute', 'gateway.networking.k8s.io/HTTPRoute'],
  ...['keda.sh/ScaledObject', 'keda.sh/TriggerAuthentication'],
  'monitoring.coreos.com/PodMonitor',
  'monitoring.coreos.com/ServiceMonitor',
  ...['FrontendConfig', 'GCPBackendPolicy', 'HealthCheckPolicy', 'ManagedCertificate'].map(
    (kind) => `networking.gke.io/${kind}`,
  ),
  ...['networking.k8s.io/Ingress', 'networking.k8s.io/NetworkPolicy'],
  'policy/PodDisruptionBudget',
  ...['rbac.authorization.k8s.io/Role', 'rbac.authorization.k8s.io/RoleBinding'],
];

/** Kinds that live in no namespace, which Argo CD looks for in a list of their own. */
const ofNoNamespace: ReadonlySet<string> = new Set([
  ...['/Namespace', '/PersistentVolume'],
  ...['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'].map(
    (kind) => `admissionregistration.k8s.io/${kind}`,
  ),
  'apiextensions.k8s.io/CustomResourceDefinition',
  'argoproj.io/ClusterAnalysisTemplate',
  'external-secrets.io/ClusterSecretStore',
  'gateway.networking.k8s.io/GatewayClass',
  'keda.sh/ClusterTriggerAuthentication',
  'networking.k8s.io/IngressClass',
  ...['rbac.authorization.k8s.io/ClusterRole', 'rbac.authorization.k8s.io/ClusterRoleBinding'],
  'scheduling.k8s.io/PriorityClass',
  'storage.k8s.io/StorageClass',
]);

function splitKind(text: string): JsonObject {
  const [group = '', kind = ''] = text.split('/');
  return { group, kind };
}

function groupOf(apiVersion: string): string {
  const parts = apiVersion.split('/');
  return parts.length === 2 ? (parts[0] ?? '') : '';
}
