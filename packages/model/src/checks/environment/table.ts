import type { Platform } from '../../authoring/platform.js';
import type { Problem } from '../../problem.js';
import { addOns } from './add-ons.js';
import { arrival } from './arrival.js';
import { delivery } from './delivery.js';
import { edge } from './edge.js';
import { entryNames } from './entry-names.js';
import { freezes } from './freezes.js';
import { format, ledger } from './ledger.js';
import { type EnvironmentRule, environmentAt } from './rule.js';
import { tier } from './tier.js';
import { workingHours } from './working-hours.js';

/** Every rule about what an environment says of itself. */
const rules: readonly EnvironmentRule[] = [
  addOns,
  arrival,
  delivery,
  edge,
  entryNames,
  format,
  freezes,
  ledger,
  tier,
  workingHours,
];

export function checkEnvironments(platform: Platform): readonly Problem[] {
  return platform.environments.flatMap((environment) => {
    const of = environmentAt(platform, environment);
    return rules.flatMap((rule) => rule(of));
  });
}
