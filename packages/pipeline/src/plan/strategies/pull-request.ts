import type { Option, Situation, Unit, Wish } from '../wish.js';
import { isStop, wishFrom } from '../wishes.js';
import type { Strategy } from './strategy.js';

/** What another environment runs is proposed: one request for each unit, brought up to date in place. */
export const pullRequest: Strategy = {
  carry: 'request',
  options(unit, at) {
    const { delivery } = at.environment.settings;
    const name = delivery.strategy === 'pull-request' ? delivery.from : '';
    const from = at.observed.environments.find(({ settings }) => settings.name === name);
    return from === undefined ? [] : [asIn(from, unit, at)];
  },
};

/** The whole unit as it was tested there. Where a service is not part of that environment, it stays as it is. */
export function asIn(from: Situation['environment'], unit: Unit, at: Situation): Option {
  const wishes: Wish[] = [];
  const stops: Option['stops'][number][] = [];
  for (const service of unit.services) {
    if (from.services[service] === undefined) continue;
    const wish = wishFrom(service, from, at);
    if (isStop(wish)) stops.push({ service, stop: wish });
    else wishes.push(wish);
  }
  return { wishes, stops };
}
