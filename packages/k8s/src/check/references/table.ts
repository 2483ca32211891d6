import type { Rule } from '../rule.js';
import { autoscalers, ignoredDifferences, replicasOwner } from './autoscalers.js';
import { bindings } from './bindings.js';
import { evictions } from './evictions.js';
import { missingObjects } from './missing-objects.js';
import { monitorPorts } from './monitor-ports.js';
import { objectsTwice } from './objects-twice.js';
import { placeholders } from './placeholders.js';
import { portNames } from './port-names.js';
import { probePorts } from './probe-ports.js';
import { rolloutAnalyses, rolloutServices } from './rollouts.js';
import { routeBackends } from './route-backends.js';
import { routesTwice } from './routes-twice.js';
import { secretArguments, secretEntries, secretVariables } from './secret-literals.js';
import { selectors } from './selectors.js';
import { targetPorts } from './target-ports.js';
import { triggerAuthentications } from './trigger-authentications.js';

/** Every rule about what objects refer to: whoever breaks one has something that does not work. */
export const references: readonly Rule[] = [
  autoscalers,
  bindings,
  evictions,
  ignoredDifferences,
  missingObjects,
  monitorPorts,
  objectsTwice,
  placeholders,
  portNames,
  probePorts,
  replicasOwner,
  rolloutAnalyses,
  rolloutServices,
  routeBackends,
  routesTwice,
  secretArguments,
  secretEntries,
  secretVariables,
  selectors,
  targetPorts,
  triggerAuthentications,
];
