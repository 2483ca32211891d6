import { allServices, type Hold, type Problem, setHash, standing } from '@fairlead/model';
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
  const { holds, holdProblems, settings } = environment;
  for (const name of [allServices, service]) {
    const problem = holdProblems[name];
    if (problem !== undefined) return unreadable(problem);
    const pause = standing(holds[name] ?? [], now).find(({ kind }) => kind === 'paused');
    if (pause !== undefined)
      return stopFor(pause, `--env ${settings.name} ${name === allServices ? '--all' : `--service ${name}`}`);
  }
  return undefined;
}

function returning(
  { service, release }: Wish,
  environment: ObservedEnvironment,
  now: Date,
): Stop | undefined {
  if (release === undefined) return undefined;
  const hold = standing(environment.holds[service] ?? [], now).find(
    (each) => each.kind === 'not-again' && each.set === setHash({ [service]: release }),
  );
  return hold && stopFor(hold, `--env ${environment.settings.name} --service ${service}`);
}

function stopFor(hold: Hold, where: string): Stop {
  const until = 'until' in hold && hold.until !== undefined ? ` until ${hold.until}` : '';
  const again = hold.kind === 'not-again' ? ' --again' : '';
  const what = hold.kind === 'paused' ? `is paused${until}` : 'was rolled back and does not return by itself';
  return {
    because: 'held',
    until: 'later',
    code: 'FL_RELEASE_HELD',
    what: `${what}: ${hold.reason} (${hold.by})`,
    mend: `lift the hold with \`fairlead hold ${where} --lift${again}\`, or promote with \`--override hold\` and a reason`,
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
