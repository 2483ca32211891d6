import { apiToken, ownAccount } from './accounts.js';
import { disruptionBudget, noRolloutGap, replicas, spread } from './availability.js';
import { drain } from './drain.js';
import { gracePeriod, jobLimits } from './endings.js';
import { imageDigest } from './image-digest.js';
import { imageTag } from './image-tag.js';
import { networkPolicy } from './network-policy.js';
import {
  dropCapabilities,
  hostAccess,
  privilegeEscalation,
  readOnlyRoot,
  runAsNonRoot,
  seccomp,
} from './pod-security.js';
import type { Policies } from './policy.js';
import { livenessProbe, readinessProbe, startupProbe } from './probes.js';
import { emptyDirLimit, ephemeralStorage, memoryLimit, resourceRequests } from './resources.js';

/** Every policy by the name that waivers call it; a name of the model without a rule here does not compile. */
export const policies: Policies = {
  'api-token': apiToken,
  'disruption-budget': disruptionBudget,
  drain,
  'drop-capabilities': dropCapabilities,
  'empty-dir-limit': emptyDirLimit,
  'ephemeral-storage': ephemeralStorage,
  'grace-period': gracePeriod,
  'host-access': hostAccess,
  'image-digest': imageDigest,
  'image-tag': imageTag,
  'job-limits': jobLimits,
  'liveness-probe': livenessProbe,
  'memory-limit': memoryLimit,
  'network-policy': networkPolicy,
  'no-rollout-gap': noRolloutGap,
  'own-account': ownAccount,
  'privilege-escalation': privilegeEscalation,
  'read-only-root': readOnlyRoot,
  'readiness-probe': readinessProbe,
  replicas,
  'resource-requests': resourceRequests,
  'run-as-non-root': runAsNonRoot,
  seccomp,
  spread,
  'startup-probe': startupProbe,
};
