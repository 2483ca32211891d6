import { deployment, main, pod, type WrongObject } from './wrong.js';

/** What a service can be let off. */
export const wrongPolicy: readonly WrongObject[] = [
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
    code: 'FL_POLICY_DRAIN',
    because: 'a minute, and half of one to leave',
    id: 'HTTPRoute/web',
    path: 'spec.rules.0.timeouts',
    value: { request: '1m' },
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
    because: 'two pods behind a Service',
    id: 'HorizontalPodAutoscaler/web',
    path: 'spec.minReplicas',
    value: 2,
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
