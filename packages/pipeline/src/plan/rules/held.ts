import { allServices, isAbout, type Problem } from '@fairlead/model';
import { holdsInForce, type InForce } from '../holds-in-force.js';
import type { ObservedEnvironment } from '../observed.js';
import type { Stop, Wish } from '../wish.js';
import type { Rule } from './rule.js';

/** Nothing arrives by itself where somebody holds it, and what was rolled back does not return. */
export const held: Rule = {
  name: 'held',
  override: 'hold',
  stops(wish, { environment, now }) {
    return pauseOf(environment, wish.service, now) ?? returning(wish, environment, now);
  },
};

/** Whether anything at all may arrive for a service. A file of holds that nobody can read holds. */
export function pauseOf(environment: ObservedEnvironment, service: string, now: Date): Stop | undefined {
  for (const name of [allServices, service]) {
    const problem = environment.holdProblems[name];
    if (problem !== undefined) return unreadable(problem);
    const pause = holdsInForce(environment, name, now).find(({ hold }) => hold.kind === 'paused');
    if (pause !== undefined) return stopFor(pause);
  }
  return undefined;
}

function returning(
  { service, release }: Wish,
  environment: ObservedEnvironment,
  now: Date,
): Stop | undefined {
  if (release === undefined) return undefined;
  const found = holdsInForce(environment, service, now).find(
    ({ hold }) => hold.kind === 'not-again' && isAbout(hold, release),
  );
  return found && stopFor(found);
}

function stopFor({ hold, where, proposed }: InForce): Stop {
  const { kind, reason, by } = hold;
  const until = 'until' in hold && hold.until !== undefined ? ` until ${hold.until}` : '';
  const again = kind === 'not-again' ? ' --again' : '';
  const what = kind === 'paused' ? `is paused${until}` : 'was rolled back and does not return by itself';
  const waits = proposed === undefined ? '' : ', proposed and not merged yet';
  return {
    because: 'held',
    until: 'later',
    code: 'FL_RELEASE_HELD',
    what: `${what}: ${reason} (${by})${waits}`,
    mend:
      proposed === undefined
        ? `lift the hold with \`fairlead hold ${where} --lift${again}\`, or promote with \`--override hold\` and a reason`
        : `close the request that proposes the hold (${proposed}), or promote with \`--override hold\` and a reason`,
  };
}

function unreadable({ file, what }: Problem): Stop {
  return {
    because: 'held',
    until: 'mended',
    code: 'FL_HOLDS_UNREADABLE',
    what: `${file} ${what}, so whatever it holds stays held`,
    mend: 'take the last good version from Git, or hold again',
  };
}
