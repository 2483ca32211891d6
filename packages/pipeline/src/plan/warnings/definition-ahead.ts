import type { Warn } from '../action.js';
import type { Situation } from '../wish.js';

/**
 * An edit of a definition reaches every environment of this tree at once, its code only with a release: a person wants
 * to know where the edit arrives first. A release names the definition that it was tested with by the environment where
 * it first landed, and that file is compared with what it is today.
 */
export function definitionsAhead({ environment, observed }: Situation): readonly Warn[] {
  const { name, ledger } = environment.settings;
  if (ledger.kind !== 'tree') return [];
  return Object.entries(environment.services).flatMap(([service, { release }]): readonly Warn[] => {
    if (release === undefined || release.definition.environment === name) return [];
    const { environment: first, hash } = release.definition;
    const there = observed.environments.find(({ settings }) => settings.name === first)?.services[service];
    if (there === undefined || there.definitionProblem !== undefined || there.definitionHash === hash)
      return [];
    const words = `the definition of ${service} has changed since what runs in ${name} was tested in ${first}, and reaches ${name} before its code`;
    return [
      {
        kind: 'warn',
        target: { environment: name, unit: service, service },
        because: 'definition-ahead',
        words,
      },
    ];
  });
}
