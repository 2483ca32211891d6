import { freezeState } from '@fairlead/model';
import type { ObservedEnvironment } from '../observed.js';
import type { Stop } from '../wish.js';
import type { Rule } from './rule.js';

/** Nothing is written to an environment while it is frozen. Proposals are made; they are not merged. */
export const frozen: Rule = {
  name: 'frozen',
  override: 'freeze',
  stops: (_wish, { environment, now }) => freezeOf(environment, now),
};

/** The freeze that is on, as a stop. */
function freezeOf({ settings }: ObservedEnvironment, now: Date): Stop | undefined {
  const state = freezeState(settings.freezes, now);
  if (state.state === 'open') return undefined;
  return {
    because: 'frozen',
    until: 'later',
    code: 'FL_RELEASE_FROZEN',
    what: state.words,
    mend: 'wait until it opens, or promote with `--override freeze` and a reason',
  };
}
