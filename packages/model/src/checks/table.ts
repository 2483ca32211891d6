import { chartRegistry } from './chart-registry.js';
import type { Check } from './check.js';
import { claims } from './claims.js';
import { databases } from './databases.js';
import { googleAccounts } from './google-accounts.js';
import { googleSecrets } from './google-secrets.js';
import { hosts } from './hosts.js';
import { lengths } from './lengths.js';
import { mesh } from './mesh.js';
import { names } from './names.js';
import { namespaces } from './namespaces.js';
import { offHours } from './off-hours.js';
import { references } from './references.js';
import { routeNames } from './route-names.js';
import { secretLiterals } from './secret-literals.js';
import { stores } from './stores.js';

/** Every rule that spans facets or services. */
export const checks: readonly Check[] = [
  chartRegistry,
  claims,
  databases,
  googleAccounts,
  googleSecrets,
  hosts,
  lengths,
  mesh,
  names,
  namespaces,
  offHours,
  references,
  routeNames,
  secretLiterals,
  stores,
];
