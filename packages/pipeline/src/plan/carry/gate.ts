import type { Status } from '../observed.js';
import { freezeOf } from '../rules/frozen.js';
import type { Situation, Stop, Wish } from '../wish.js';

/** Name of the check on a request's head that says whether it may be merged now. */
export const gateContext = 'fairlead/gate';

/** What a proposal waits for before it is merged, looked at now and again before the merge. */
export function gateFor(moving: readonly Wish[], at: Situation): Status {
  const aside = at.overrides.some(({ of }) => of === 'freeze');
  const freeze = aside ? undefined : freezeOf(at.environment, at.now);
  if (freeze !== undefined) return statusOf('pending', freeze.what);
  const ill = moving.find(({ from, service }) => from?.services[service]?.ready === false);
  if (ill !== undefined) {
    return statusOf('pending', `${ill.service} is not healthy in ${ill.from?.settings.name} yet`);
  }
  return statusOf('success', 'nothing holds it');
}

/** A stop as the word of a check. */
export function stoppedStatus({ because, what }: Stop): Status {
  return statusOf(because === 'held' ? 'failure' : 'pending', what);
}

/** @param words cut where GitHub would refuse them */
export function statusOf(state: Status['state'], words: string): Status {
  return { state, words: words.length > 140 ? `${words.slice(0, 139)}…` : words };
}
