import type { Rule } from '../rule.js';
import { autoscalers, ignoredDifferences, replicasOwner } from './autoscalers.js';
import { bindings } from './bindings.js';
import { certificates } from './certificates.js';
import { evictions } from './evictions.js';
import { keepers } from './keepers.js';
import { missingObjects } from './missing-objects.js';
import { monitorPorts } from './monitor-ports.js';
import { mounts } from './mounts.js';
import { namespaces } from './namespaces.js';
import { objectsTwice } from './objects-twice.js';
import { ownSelectors } from './own-selectors.js';
import { placeholders } from './placeholders.js';
import { portNames } from './port-names.js';
import { probePorts } from './probe-ports.js';
import { rolloutAnalyses, rolloutServices } from './rollouts.js';
import { routeBackends } from './route-backends.js';
import { routesTwice } from './routes-twice.js';
import { secretArguments, secretEntries, secretVariables } from './secret-literals.js';
import { selectors } from './selectors.js';
import { stores } from './stores.js';
import { targetPorts } from './target-ports.js';
import { triggerAuthentications } from './trigger-authentications.js';
import { unreachable } from './unreachable.js';
import { variables } from './variables.js';
import { vertical } from './vertical.js';

/** Every rule about what objects refer to: whoever breaks one has something that does not work. */
export const references: readonly Rule[] = [
  autoscalers,
  bindings,
  certificates,
  evictions,
  ignoredDifferences,
  keepers,
  missingObjects,
  monitorPorts,
  mounts,
  namespaces,
  objectsTwice,
  ownSelectors,
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
  stores,
  targetPorts,
  triggerAuthentications,
  unreachable,
  variables,
  vertical,
];
