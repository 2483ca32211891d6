import { tiers } from '../../kinds.js';
import type { EnvironmentRule } from './rule.js';

export const tier: EnvironmentRule = ({ environment, at }) => {
  const { tier: value } = environment.definition;
  if (tiers.includes(value)) return [];
  const mend = `write one of ${tiers.join(', ')}`;
  return [at({ code: 'FL_TIER', path: 'tier', value, what: 'is not a tier', mend })];
};
