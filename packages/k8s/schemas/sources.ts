/** A public Go module at one version, and what is taken from it. */
export interface CrdSource {
  readonly module: string;
  readonly version: string;
  /** Path of CustomResourceDefinitions in the module → `version/Kind` that is taken. */
  readonly files: { readonly [path: string]: readonly string[] };
}

/** Kubernetes itself: types from its OpenAPI document, enums from the sources that the document is made from. */
export const kubernetes = {
  document: { module: 'k8s.io/kubernetes', version: 'v1.32.10', file: 'api/openapi-spec/swagger.json' },
  types: { module: 'k8s.io/api', version: 'v0.32.10' },
  /** `apiVersion/Kind` of what services and their patches may hold. */
  kinds: [
    ...['ConfigMap', 'LimitRange', 'Namespace', 'PersistentVolume', 'PersistentVolumeClaim', 'Pod'].map(
      (kind) => `v1/${kind}`,
    ),
    ...['ResourceQuota', 'Secret', 'Service', 'ServiceAccount'].map((kind) => `v1/${kind}`),
    ...['DaemonSet', 'Deployment', 'StatefulSet'].map((kind) => `apps/v1/${kind}`),
    'autoscaling/v2/HorizontalPodAutoscaler',
    ...['CronJob', 'Job'].map((kind) => `batch/v1/${kind}`),
    ...['Ingress', 'IngressClass', 'NetworkPolicy'].map((kind) => `networking.k8s.io/v1/${kind}`),
    'policy/v1/PodDisruptionBudget',
    ...['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'].map(
      (kind) => `rbac.authorization.k8s.io/v1/${kind}`,
    ),
    'scheduling.k8s.io/v1/PriorityClass',
    'storage.k8s.io/v1/StorageClass',
  ],
} as const;

const gateway = (kind: string) => `config/crd/standard/gateway.networking.k8s.io_${kind}.yaml`;
const externalSecrets = (kind: string) => `config/crds/bases/external-secrets.io_${kind}.yaml`;
const monitoring = (kind: string) => `example/prometheus-operator-crd/monitoring.coreos.com_${kind}.yaml`;

/** Kinds that other projects define. */
export const crds: readonly CrdSource[] = [
  {
    module: 'github.com/argoproj/argo-cd/v3',
    version: 'v3.2.11',
    files: {
      'manifests/crds/application-crd.yaml': ['v1alpha1/Application'],
      'manifests/crds/appproject-crd.yaml': ['v1alpha1/AppProject'],
    },
  },
  {
    module: 'github.com/argoproj/argo-rollouts',
    version: 'v1.10.0',
    files: {
      'manifests/crds/rollout-crd.yaml': ['v1alpha1/Rollout'],
      'manifests/crds/analysis-template-crd.yaml': ['v1alpha1/AnalysisTemplate'],
      'manifests/crds/cluster-analysis-template-crd.yaml': ['v1alpha1/ClusterAnalysisTemplate'],
    },
  },
  {
    module: 'sigs.k8s.io/gateway-api',
    version: 'v1.4.1',
    files: {
      [gateway('gateways')]: ['v1/Gateway'],
      [gateway('gatewayclasses')]: ['v1/GatewayClass'],
      [gateway('httproutes')]: ['v1/HTTPRoute'],
      [gateway('grpcroutes')]: ['v1/GRPCRoute'],
      [gateway('referencegrants')]: ['v1beta1/ReferenceGrant'],
    },
  },
  {
    module: 'github.com/external-secrets/external-secrets',
    version: 'v1.3.2',
    files: {
      [externalSecrets('externalsecrets')]: ['v1/ExternalSecret'],
      [externalSecrets('secretstores')]: ['v1/SecretStore'],
      [externalSecrets('clustersecretstores')]: ['v1/ClusterSecretStore'],
    },
  },
  {
    module: 'github.com/kedacore/keda/v2',
    version: 'v2.20.2',
    files: {
      'config/crd/bases/keda.sh_scaledobjects.yaml': ['v1alpha1/ScaledObject'],
      'config/crd/bases/keda.sh_triggerauthentications.yaml': ['v1alpha1/TriggerAuthentication'],
      'config/crd/bases/keda.sh_clustertriggerauthentications.yaml': [
        'v1alpha1/ClusterTriggerAuthentication',
      ],
    },
  },
  {
    module: 'k8s.io/autoscaler/vertical-pod-autoscaler',
    version: 'v1.8.1',
    files: { 'deploy/vpa-v1-crd-gen.yaml': ['v1/VerticalPodAutoscaler'] },
  },
  {
    module: 'github.com/prometheus-operator/prometheus-operator',
    version: 'v0.85.0',
    files: {
      [monitoring('podmonitors')]: ['v1/PodMonitor'],
      [monitoring('servicemonitors')]: ['v1/ServiceMonitor'],
    },
  },
];
