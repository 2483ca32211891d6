import type { Json, Release } from '@fairlead/model';
import type { Oid } from '../git/oid.js';
import type { Gate } from '../plan/carry/gates.js';
import type { Status } from '../plan/observed.js';

/** All that a request says, before it is written down. */
export interface BodyParts {
  readonly environment: string;
  readonly unit: string;
  /** The environment that the releases come from; absent when they come from commits. */
  readonly from?: string;
  /** Of a way back: why, one line for each service. */
  readonly back?: readonly string[];
  readonly services: readonly ServicePart[];
  readonly objects: readonly ObjectChange[];
  /** Whether it may be merged, in one line, and each thing that this sums up. */
  readonly gate: Status;
  readonly gates: readonly Gate[];
  /** Name of the check that stays as new as the last run. */
  readonly check: string;
  /** Identity of what it brings and of what it replaces. */
  readonly set: string;
  readonly over: string;
}

export interface ServicePart {
  readonly service: string;
  /** Absent before the first release. */
  readonly before?: Release;
  readonly after: Release;
  /** What is new since what runs there, or taken out again, newest first; titles are somebody else's text. */
  readonly commits: readonly CommitPart[];
  /** How many more there are. */
  readonly more: number;
  /** `unknown`: what runs there is in no branch any more, so nobody knows what is new. `back`: they are taken out. */
  readonly since: 'first' | 'known' | 'unknown' | 'back';
  /** Commits that edited its definition, newest first: in the same range, or since the one that what runs is rendered from. */
  readonly definition: readonly CommitPart[];
  /** Whether they are new here, or taken out again. */
  readonly definitionGoes: 'forward' | 'back';
  /** How many more of those there are. */
  readonly moreDefinition: number;
  /** Whether the definition was edited since the release was tested, and where that was. */
  readonly edited: 'since-tested' | 'as-tested';
  /** Images that are copied to the environment's registry with it. */
  readonly copied: readonly string[];
}

export interface CommitPart {
  readonly commit: Oid;
  readonly title: string;
  readonly author: string;
}

/** What happens to one rendered object. */
export interface ObjectChange {
  readonly owner: string;
  /** `Deployment/api-server` */
  readonly id: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly fields: readonly { readonly path: string; readonly from?: Json; readonly to?: Json }[];
}
