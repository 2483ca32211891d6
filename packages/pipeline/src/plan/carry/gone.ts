import type { CloseRequest } from '../action.js';
import type { Observed } from '../observed.js';
import { strategies } from '../strategies/table.js';
import { unitNames } from '../units.js';

/**
 * Open requests of units that are no more: the service, the set or the strategy is gone. An environment that was not
 * looked at says nothing about its requests.
 */
export function goneRequests({ environments, requests }: Observed): readonly CloseRequest[] {
  return requests.flatMap(({ state, ref, target }): readonly CloseRequest[] => {
    const environment = environments.find(({ settings }) => settings.name === target.environment);
    if (state !== 'open' || environment === undefined) return [];
    const strategy = strategies[environment.settings.delivery.strategy];
    const proposes = strategy !== 'comes-later' && strategy.carry === 'request';
    if (proposes && unitNames(environment).includes(target.unit)) return [];
    const words = `${target.unit} is not promoted to ${target.environment} by requests any more`;
    return [{ kind: 'close-request', ref, target, because: 'unit-gone', words }];
  });
}
