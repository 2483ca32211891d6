import type { Forge, MergeOutcome } from '../forge/forge.js';
import { type Waiting, withBackOff } from '../git/back-off.js';
import type { Mirror } from '../git/mirror.js';
import { noObject, type Oid } from '../git/oid.js';
import { Outdated } from '../git/outdated.js';
import { commitOf } from '../git/read.js';
import { mayPass } from './promote.js';

/** A request that a person wants merged. */
export interface MergeAsked {
  readonly mirror: Mirror;
  readonly forge: Forge;
  readonly number: number;
  readonly base: string;
  /** What the person has seen. */
  readonly head: Oid;
  /** Looks at holds and freezes as they are now; throws where something is against it. */
  readonly judge: () => Promise<void>;
  readonly waiting: Waiting;
}

/**
 * Merges what was judged and nothing else: whatever is written to the base branch after its tip was read, a hold for
 * example, makes the merge fail, and it is judged again.
 *
 * @throws Outdated when the base never stood still
 */
export function mergeJudged(asked: MergeAsked): Promise<MergeOutcome> {
  const { mirror, forge, number, base, head, judge, waiting } = asked;
  const once = async () => {
    await mirror.fetch();
    const tip = (await commitOf(mirror.git, `refs/heads/${base}`)) ?? noObject;
    await judge();
    const outcome = await forge.mergeRequest(number, { head, base: tip });
    if (outcome.kind === 'moved' && outcome.what === 'base') {
      throw new Outdated(`${base} moved while request ${number} was looked at`);
    }
    return outcome;
  };
  return withBackOff(once, mayPass, { waiting });
}
