import type { Json } from '@fairlead/model';

/** A mistake in the good objects: the object, the path below it and the wrong value, and the code that must follow. */
export interface WrongObject {
  readonly code: `FL_${string}`;
  readonly because: string;
  readonly id: string;
  readonly path: string;
  readonly value: Json | undefined;
  /** Codes that the same mistake has, too. */
  readonly also?: readonly string[];
}

const pod = 'spec.template.spec';
const main = `${pod}.containers.0`;
const deployment = (path: string, value: Json | undefined) => ({ id: 'Deployment/web', path, value });

/** What an API server would refuse. */
const schema: readonly WrongObject[] = [
  { code: 'FL_SCHEMA_FIELD', because: 'replicsa', ...deployment('spec.replicsa', 3) },
  { code: 'FL_SCHEMA_TYPE', because: 'a text for a number', ...deployment('spec.minReadySeconds', '3') },
  {
    code: 'FL_SCHEMA_TYPE',
    because: 'a quantity with a wrong unit',
    ...deployment(`${main}.resources.limits.cpu`, '1Go'),
  },
  {
    code: 'FL_SCHEMA_ENUM',
    because: 'not a pull policy',
    ...deployment(`${main}.imagePullPolicy`, 'ifNotPresent'),
  },
  {
    code: 'FL_SCHEMA_MISSING',
    because: 'a port without its number',
    ...deployment(`${main}.ports.2`, { name: 'x' }),
  },
  {
    code: 'FL_SCHEMA_UNKNOWN',
    because: 'a kind of another project',
    id: 'Kafka/log',
    path: '',
    value: { apiVersion: 'kafka.strimzi.io/v1', kind: 'Kafka', metadata: { name: 'log', namespace: 'web' } },
  },
];

/** What objects refer to and is not there, or is there twice. */
const references: readonly WrongObject[] = [
  {
    code: 'FL_SELECTS_NOTHING',
    because: 'a budget for pods of another name',
    id: 'PodDisruptionBudget/web',
    path: 'spec.selector.matchLabels.app',
    value: 'wbe',
    also: ['FL_POLICY_DISRUPTION_BUDGET'],
  },
  {
    code: 'FL_SELECTS_NOTHING',
    because: 'a Service for nobody',
    id: 'Service/web',
    path: 'spec.selector.app',
    value: 'wbe',
  },
  {
    code: 'FL_SELECTS_NOTHING',
    because: 'a monitor of nobody',
    id: 'PodMonitor/web',
    path: 'spec.selector.matchLabels.app',
    value: 'wbe',
  },
  {
    code: 'FL_SELECTS_NOTHING',
    because: 'a policy for nobody',
    id: 'NetworkPolicy/all',
    path: 'spec.podSelector',
    value: { matchExpressions: [{ key: 'app', operator: 'In', values: ['wbe'] }] },
    also: ['FL_POLICY_NETWORK'],
  },
  {
    code: 'FL_TARGET_PORT',
    because: 'not declared',
    id: 'Service/web',
    path: 'spec.ports.0.targetPort',
    value: 'htp',
    also: ['FL_POLICY_READINESS_PROBE'],
  },
  {
    code: 'FL_PORT_TWICE',
    because: 'two containers with one port name',
    ...deployment(`${pod}.initContainers`, [
      { name: 'proxy', restartPolicy: 'Always', ports: [{ name: 'http', containerPort: 8081 }] },
    ]),
    also: ['*'],
  },
  {
    code: 'FL_PORT_TWICE',
    because: 'two containers with one number',
    ...deployment(`${main}.ports.1.containerPort`, 8080),
  },
  {
    code: 'FL_PROBE_PORT',
    because: 'no port of the container',
    ...deployment(`${main}.livenessProbe.tcpSocket.port`, 'htp'),
  },
  {
    code: 'FL_OBJECT_MISSING',
    because: 'no such ConfigMap',
    ...deployment(`${main}.env.0.valueFrom.configMapKeyRef.name`, 'wbe'),
  },
  {
    code: 'FL_OBJECT_MISSING',
    because: 'no such Secret',
    ...deployment(`${main}.envFrom.0.secretRef.name`, 'token'),
  },
  {
    code: 'FL_OBJECT_MISSING',
    because: 'no such account',
    ...deployment(`${pod}.serviceAccountName`, 'wbe'),
  },
  {
    code: 'FL_OBJECT_MISSING',
    because: 'no such claim',
    ...deployment(`${pod}.volumes.2.persistentVolumeClaim.claimName`, 'data'),
  },
  {
    code: 'FL_KEY_MISSING',
    because: 'no such key of a ConfigMap',
    ...deployment(`${main}.env.0.valueFrom.configMapKeyRef.key`, 'LEVLE'),
  },
  {
    code: 'FL_KEY_MISSING',
    because: 'no such key of a fetched Secret',
    ...deployment(`${pod}.volumes.0.secret.items.0.key`, 'pass'),
  },
  {
    code: 'FL_ROUTE_SERVICE',
    because: 'a path to a Service that is not there',
    id: 'HTTPRoute/web',
    path: 'spec.rules.0.backendRefs.0.name',
    value: 'wbe',
  },
  {
    code: 'FL_ROUTE_PORT',
    because: 'a port that the Service does not offer',
    id: 'Ingress/web',
    path: 'spec.rules.0.http.paths.0.backend.service.port',
    value: { number: 8080 },
  },
  {
    code: 'FL_ROUTE_TWICE',
    because: 'the same host and path',
    id: 'HTTPRoute/again',
    path: '',
    value: {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: 'again', namespace: 'web' },
      spec: {
        hostnames: ['www.example.com'],
        parentRefs: [{ name: 'public' }],
        rules: [{ backendRefs: [{ name: 'canary', port: 80 }] }],
      },
    },
  },
  {
    code: 'FL_NO_EVICTION',
    because: 'no pod may ever be away',
    id: 'PodDisruptionBudget/web',
    path: 'spec.maxUnavailable',
    value: '0%',
  },
  {
    code: 'FL_NO_EVICTION',
    because: 'all pods must be there',
    id: 'PodDisruptionBudget/canary',
    path: 'spec.minAvailable',
    value: 2,
  },
  {
    code: 'FL_SCALE_TARGET',
    because: 'an autoscaler of nothing',
    id: 'HorizontalPodAutoscaler/web',
    path: 'spec.scaleTargetRef.name',
    value: 'wbe',
    also: ['*'],
  },
  { code: 'FL_SCALE_ZERO', because: 'a workload that stands at 0', ...deployment('spec.replicas', 0) },
  {
    code: 'FL_SCALE_ZERO',
    because: 'a minimum of 0',
    id: 'HorizontalPodAutoscaler/web',
    path: 'spec.minReplicas',
    value: 0,
  },
  {
    code: 'FL_SCALED_TWICE',
    because: 'two autoscalers',
    id: 'ScaledObject/web',
    path: '',
    value: {
      apiVersion: 'keda.sh/v1alpha1',
      kind: 'ScaledObject',
      metadata: { name: 'web', namespace: 'web' },
      spec: { minReplicaCount: 2, scaleTargetRef: { name: 'web' }, triggers: [] },
    },
  },
  { code: 'FL_REPLICAS_OWNER', because: 'replicas beside an autoscaler', ...deployment('spec.replicas', 3) },
  {
    code: 'FL_IGNORED_DIFFERENCES',
    because: 'ignored and written all the same',
    id: 'Application/prod-web',
    path: 'spec.syncPolicy',
    value: {},
  },
  {
    code: 'FL_ROLLOUT_TARGET',
    because: 'no stable Service',
    id: 'Rollout/canary',
    path: 'spec.strategy.canary.stableService',
    value: 'stable',
  },
  {
    code: 'FL_ROLLOUT_TARGET',
    because: 'no workload to take over',
    id: 'Rollout/canary',
    path: 'spec.workloadRef',
    value: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'wbe' },
  },
  {
    code: 'FL_ROLLOUT_ANALYSIS',
    because: 'no such template',
    id: 'Rollout/canary',
    path: 'spec.strategy.canary.steps.1.analysis.templates.0.templateName',
    value: 'error',
  },
  {
    code: 'FL_ROLLOUT_ARGUMENT',
    because: 'an argument that is not given',
    id: 'Rollout/canary',
    path: 'spec.strategy.canary.steps.1.analysis.args',
    value: [],
  },
  { code: 'FL_BINDING', because: 'no such role', id: 'RoleBinding/web', path: 'roleRef.name', value: 'wbe' },
  {
    code: 'FL_BINDING',
    because: 'no such account',
    id: 'RoleBinding/web',
    path: 'subjects.0.name',
    value: 'wbe',
  },
  {
    code: 'FL_PLACEHOLDER',
    because: 'a host that was never filled in',
    id: 'Ingress/web',
    path: 'spec.rules.0.host',
    value: 'changeme.example.com',
  },
  {
    code: 'FL_PLACEHOLDER',
    because: 'a role that was never filled in',
    id: 'ServiceAccount/web',
    path: 'metadata.annotations',
    value: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::<account-id>:role/web' },
  },
  {
    code: 'FL_PLACEHOLDER',
    because: 'an unset part',
    ...deployment(`${main}.image`, `12.dkr.ecr..amazonaws.com/web:1@sha256:${'0'.repeat(64)}`),
  },
  {
    code: 'FL_SECRET_LITERAL',
    because: 'a password in a variable',
    ...deployment(`${main}.env.1`, { name: 'DB_PASSWORD', value: 'hunter2' }),
  },
  {
    code: 'FL_SECRET_LITERAL',
    because: 'a password in a ConfigMap',
    id: 'ConfigMap/web',
    path: 'data.DB_PASSWORD',
    value: 'hunter2',
  },
];

/** What a service can be let off. */
const policy: readonly WrongObject[] = [
  {
    code: 'FL_POLICY_API_TOKEN',
    because: 'a token for nothing',
    id: 'Job/migrate',
    path: `${pod}.automountServiceAccountToken`,
    value: undefined,
  },
  {
    code: 'FL_POLICY_DISRUPTION_BUDGET',
    because: 'no budget',
    id: 'PodDisruptionBudget/web',
    path: '',
    value: undefined,
  },
  {
    code: 'FL_POLICY_CAPABILITIES',
    because: 'ALL is not dropped',
    ...deployment(`${main}.securityContext.capabilities.drop`, ['NET_RAW']),
  },
  { code: 'FL_POLICY_EMPTY_DIR', because: 'no limit', ...deployment(`${pod}.volumes.1.emptyDir`, {}) },
  {
    code: 'FL_POLICY_EPHEMERAL_STORAGE',
    because: 'no limit',
    ...deployment(`${main}.resources.limits`, { memory: '128Mi' }),
  },
  {
    code: 'FL_POLICY_GRACE',
    because: 'no time left',
    ...deployment(`${pod}.terminationGracePeriodSeconds`, 5),
  },
  {
    code: 'FL_POLICY_HOST_ACCESS',
    because: 'the network of the node',
    ...deployment(`${pod}.hostNetwork`, true),
  },
  {
    code: 'FL_POLICY_IMAGE_DIGEST',
    because: 'a tag alone',
    ...deployment(`${main}.image`, 'registry.example.com/web:1.2.3'),
  },
  {
    code: 'FL_POLICY_IMAGE_TAG',
    because: 'latest',
    ...deployment(`${main}.image`, `registry.example.com/web:latest@sha256:${'0'.repeat(64)}`),
  },
  {
    code: 'FL_POLICY_JOB_LIMITS',
    because: 'tries for ever',
    id: 'Job/migrate',
    path: 'spec.activeDeadlineSeconds',
    value: undefined,
  },
  { code: 'FL_POLICY_LIVENESS_PROBE', because: 'none', ...deployment(`${main}.livenessProbe`, undefined) },
  { code: 'FL_POLICY_READINESS_PROBE', because: 'none', ...deployment(`${main}.readinessProbe`, undefined) },
  { code: 'FL_POLICY_STARTUP_PROBE', because: 'none', ...deployment(`${main}.startupProbe`, undefined) },
  {
    code: 'FL_POLICY_MEMORY_LIMIT',
    because: 'more than requested',
    ...deployment(`${main}.resources.limits.memory`, '256Mi'),
  },
  {
    code: 'FL_POLICY_REQUESTS',
    because: 'no processor',
    ...deployment(`${main}.resources.requests`, { memory: '128Mi' }),
  },
  { code: 'FL_POLICY_NETWORK', because: 'no policy', id: 'NetworkPolicy/all', path: '', value: undefined },
  {
    code: 'FL_POLICY_ROLLOUT_GAP',
    because: 'pods go first',
    ...deployment('spec.strategy.rollingUpdate.maxUnavailable', 1),
  },
  {
    code: 'FL_POLICY_ACCOUNT',
    because: 'the account of everybody',
    id: 'Job/migrate',
    path: `${pod}.serviceAccountName`,
    value: 'default',
  },
  {
    code: 'FL_POLICY_ESCALATION',
    because: 'not refused',
    ...deployment(`${main}.securityContext.allowPrivilegeEscalation`, undefined),
  },
  {
    code: 'FL_POLICY_READ_ONLY_ROOT',
    because: 'a writable root',
    ...deployment(`${main}.securityContext.readOnlyRootFilesystem`, false),
  },
  {
    code: 'FL_POLICY_REPLICAS',
    because: 'one pod behind a Service',
    id: 'HorizontalPodAutoscaler/web',
    path: 'spec.minReplicas',
    value: 1,
  },
  { code: 'FL_POLICY_NON_ROOT', because: 'root', ...deployment(`${main}.securityContext.runAsUser`, 0) },
  {
    code: 'FL_POLICY_SECCOMP',
    because: 'no filter',
    ...deployment(`${pod}.securityContext.seccompProfile`, undefined),
  },
  {
    code: 'FL_POLICY_SPREAD',
    because: 'not spread',
    ...deployment(`${pod}.topologySpreadConstraints`, undefined),
  },
];

export const wrongObjects: readonly WrongObject[] = [...schema, ...references, ...policy];
