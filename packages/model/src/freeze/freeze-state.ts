import type { Freeze } from '../authoring/freezes.js';
import { hour } from './local-time.js';
import { spanAfter, spansAt } from './window.js';
import { localWords } from './words.js';

/** Freezes of an environment by name. */
export type Freezes = { readonly [name: string]: Freeze };

/** Whether releases move into an environment at some instant. Instants are RFC 3339 in UTC. */
export type FreezeState = Open | Frozen;

export interface Open {
  readonly state: 'open';
  /** When the next freeze begins; absent when none does within a year. */
  readonly closes?: string;
}

export interface Frozen {
  readonly state: 'frozen';
  /** Names of the freezes that are on now. */
  readonly freezes: readonly string[];
  readonly reason: string;
  readonly since: string;
  /** When releases move again, with every freeze that follows without a gap; absent when that is not within a year. */
  readonly until?: string;
  /** One line: from when to when in local time, why, and when it opens. */
  readonly words: string;
}

/** Whether an environment is frozen; asked when a release is about to move, never before. */
export function freezeState(freezes: Freezes, now: Date): FreezeState {
  const at = now.getTime();
  const on = Object.entries(freezes).filter(([, freeze]) => spansAt(freeze, at).length > 0);
  if (on.length === 0) return open(freezes, at);
  const all = Object.values(freezes);
  const since = edge(all, at, 'from');
  const until = edge(all, at, 'to');
  const reason = [...new Set(on.map(([, each]) => each.reason))].join('; ');
  const timeZone = on[0]?.[1].timeZone ?? 'UTC';
  return {
    state: 'frozen',
    freezes: on.map(([name]) => name),
    reason,
    since: new Date(since).toISOString(),
    ...(until - at > limit ? {} : { until: new Date(until).toISOString() }),
    words: words({ since, until: until - at > limit ? undefined : until, reason, timeZone }),
  };
}

const limit = 366 * 24 * hour;

function open(freezes: Freezes, at: number): Open {
  const next = Object.values(freezes).flatMap((freeze) => spanAfter(freeze, at)?.from ?? []);
  return next.length === 0
    ? { state: 'open' }
    : { state: 'open', closes: new Date(Math.min(...next)).toISOString() };
}

/** Where the stretch around an instant that any freeze closes begins or ends: spans that touch are one. */
function edge(freezes: readonly Freeze[], at: number, side: 'from' | 'to'): number {
  const furthest = side === 'from' ? Math.min : Math.max;
  let reached = at;
  // The instant before a beginning may be in another span; an end itself is open.
  for (let probe = at; Math.abs(probe - at) <= limit; probe = side === 'from' ? reached - 1 : reached) {
    const spans = freezes.flatMap((freeze) => spansAt(freeze, probe));
    if (spans.length === 0) break;
    reached = furthest(...spans.map((span) => span[side]));
  }
  return reached;
}

interface Told {
  readonly since: number;
  readonly until: number | undefined;
  readonly reason: string;
  readonly timeZone: string;
}

function words({ since, until, reason, timeZone }: Told): string {
  const local = (instant: number) => localWords(instant, timeZone);
  if (until === undefined)
    return `closed since ${local(since)} ${timeZone} (${reason}); does not open within a year`;
  return `closed from ${local(since)} to ${local(until)} ${timeZone} (${reason}); opens ${local(until)}`;
}
