import type { Action, Skip } from './action.js';
import { undefinedOf } from './rules/defined.js';
import type { Rule } from './rules/rule.js';
import { refusal, skipped } from './said.js';
import type { Option, Situation, Stopped, Unit, Wish } from './wish.js';

/** What becomes of a unit. */
export interface Decision {
  readonly unit: Unit;
  /** Wishes of the option that was taken, those for services that run it already among them. */
  readonly wishes: readonly Wish[];
  /** Wishes that change something; empty when the unit stays as it is. */
  readonly moving: readonly Wish[];
  /** What is said about those that do not move. */
  readonly notes: readonly Action[];
  /** Whether the unit is where it is wanted, moves there, or is kept from it. */
  readonly outcome: 'moves' | 'unchanged' | 'stopped';
}

/**
 * Takes the option that is wanted most, or the next one as long as nothing but its images is missing: a build that is
 * late or has failed keeps nobody from what is built. Whatever else is against an option is against older ones too.
 */
export function decide(
  unit: Unit,
  options: readonly Option[],
  { rules, at }: { readonly rules: readonly Rule[]; readonly at: Situation },
): Decision {
  const unread = undefinedOf(unit, at.environment);
  if (unread.length > 0) {
    return { unit, wishes: [], moving: [], notes: notesOf(unit, unread, at), outcome: 'stopped' };
  }
  let missed: readonly Action[] = [];
  for (const option of options) {
    const stopped = stoppedIn(option, { rules, at, unit });
    const against = stopped.filter((each) => !isUnchanged(each));
    if (against.length === 0) return taken(option, { unit, stopped, missed, at });
    if (missed.length === 0) missed = notesOf(unit, stopped, at);
    if (against.some(({ stop }) => stop.because !== 'image-missing')) break;
  }
  const notes = options.length === 0 ? nothingWished(unit, at) : missed;
  return { unit, wishes: options[0]?.wishes ?? [], moving: [], notes, outcome: 'stopped' };
}

interface Taken {
  readonly unit: Unit;
  readonly stopped: readonly Stopped[];
  readonly missed: readonly Action[];
  readonly at: Situation;
}

function taken({ wishes }: Option, { unit, stopped, missed, at }: Taken): Decision {
  const same = new Set(stopped.map(({ service }) => service));
  const moving = wishes.filter(({ service }) => !same.has(service));
  if (moving.length > 0) return { unit, wishes, moving, notes: missed, outcome: 'moves' };
  const notes = missed.length > 0 ? missed : notesOf(unit, stopped, at);
  return { unit, wishes, moving, notes, outcome: 'unchanged' };
}

const isUnchanged = ({ stop }: Stopped): boolean => stop.because === 'unchanged';

interface Tried {
  readonly rules: readonly Rule[];
  readonly at: Situation;
  readonly unit: Unit;
}

function stoppedIn(option: Option, { rules, at, unit }: Tried): readonly Stopped[] {
  const aside = new Set(at.overrides.map(({ of }) => of));
  const inForce = rules.filter(({ override }) => override === undefined || !aside.has(override));
  const byRule = option.wishes.flatMap((wish): readonly Stopped[] => {
    for (const rule of inForce) {
      const stop = rule.stops(wish, at, unit);
      if (stop !== undefined) return [{ service: wish.service, stop }];
    }
    return [];
  });
  return [...option.stops, ...byRule];
}

/** Why each service stays, and that the others of its unit wait for it. */
function notesOf(unit: Unit, stopped: readonly Stopped[], at: Situation): readonly Action[] {
  const { environment, unit: name } = unit;
  const notes = stopped.map(({ service, stop }) => {
    const target = { environment, unit: name, service };
    const told = at.asked === 'by-a-person' && stop.because !== 'unchanged';
    return told || stop.until === 'mended' ? refusal(target, stop) : skipped(target, stop);
  });
  const against = stopped.filter((each) => !isUnchanged(each));
  if (unit.services.length === 1 || against.length === 0) return notes;
  const words = `waits for ${against.map(({ service }) => service).join(', ')}: the set moves together`;
  const waits: Skip = { kind: 'skip', target: { environment, unit: name }, because: 'waits-for-set', words };
  return [...notes, waits];
}

/** No commit, version or other environment has anything for it. */
function nothingWished(unit: Unit, { environment }: Situation): readonly Action[] {
  return unit.services.map((service): Skip => {
    const first = environment.services[service]?.release === undefined;
    return {
      kind: 'skip',
      target: { environment: unit.environment, unit: unit.unit, service },
      because: first ? 'awaiting-first' : 'unchanged',
      words: first ? 'awaits its first release' : 'nothing newer is there',
    };
  });
}
