import type { Release } from '@fairlead/model';
import type { Override, SkipReason } from './action.js';
import type { Candidate, Observed, ObservedEnvironment, ObservedService, UnitRef } from './observed.js';

/** What a decision is made in: an environment as it stands, now. */
export interface Situation {
  readonly observed: Observed;
  readonly environment: ObservedEnvironment;
  readonly now: Date;
  /** A person who asks is told why not; the automatic run waits for the next one. */
  readonly asked: 'by-nobody' | 'by-a-person';
  readonly overrides: readonly Override[];
}

/** Services that move together. */
export interface Unit extends UnitRef {
  readonly services: readonly string[];
}

/** One service as it would be released. */
export interface Wish {
  readonly service: string;
  readonly seen: ObservedService;
  readonly candidate: Candidate;
  /** Absent where an image is missing that it would name. */
  readonly release?: Release;
  /** The environment that it comes from; absent when it comes from a commit. */
  readonly from?: ObservedEnvironment;
}

/** One way in which a unit could move. Services without a wish stay as they are. */
export interface Option {
  readonly wishes: readonly Wish[];
  /** What cannot even be wished for, by service. */
  readonly stops: readonly Stopped[];
}

/** Why something does not move. */
export interface Stop {
  readonly because: SkipReason;
  /** Whether the next run may find it gone, or somebody has to do something. */
  readonly until: 'later' | 'mended';
  readonly code: `FL_${string}`;
  readonly what: string;
  readonly mend: string;
}

export interface Stopped {
  readonly service: string;
  readonly stop: Stop;
}
