import type { Holds, Problem, Release } from '@fairlead/model';
import type { Gate } from './carry/gates.js';
import type { ObservedLedger, Oid, RequestRef, Status, UnitRef } from './observed.js';

/** Version of the format. */
export const planSchema = 'fairlead.plan/1';

/** What to do, as data: printed in words, shown as JSON, or applied in this order. */
export interface Plan {
  readonly schema: typeof planSchema;
  readonly actions: readonly Action[];
}

/** One step. What is not done is an action too, with its reason. */
export type Action =
  | WriteLedger
  | OpenRequest
  | UpdateRequest
  | CloseRequest
  | MergeRequest
  | SetStatus
  | Comment
  | Skip
  | Warn
  | Refuse;

/** Everything that one ledger branch gets, in one commit. */
export interface WriteLedger {
  readonly kind: 'write-ledger';
  readonly ledger: Pick<ObservedLedger, 'repository' | 'branch'>;
  /** The tip that was planned from. Another one: fetch and plan again. */
  readonly expect: Oid | 'absent';
  readonly releases: readonly ReleaseWrite[];
  readonly holds: readonly HoldWrite[];
  /** When a unit cannot be written: the others are, or nothing is. */
  readonly failing: 'leaves-out' | 'stops-all';
  /** First line of the commit. */
  readonly title: string;
  /** One line of words for each thing it does, and why; one about a release begins with `<environment>/<service>: `. */
  readonly reason: readonly string[];
  /** What a person had set aside for it; written as trailers. */
  readonly overrides: readonly Override[];
}

/** A release for one service, with the service's own files that follow from it. */
export interface ReleaseWrite {
  readonly environment: string;
  /** Releases of one unit are written together or not at all. */
  readonly unit: string;
  readonly service: string;
  readonly folder: string;
  readonly release: Release;
  /** Of a way back, the ledger's commit that had it: objects that are not this tree's are taken from there. */
  readonly recorded?: Oid;
  /** `setHash` of the release it replaces; absent for the first. */
  readonly before?: string;
  /** To do before anything is written. The digest stays the same: nothing is built again. */
  readonly copies: readonly ImageCopy[];
}

export interface ImageCopy {
  readonly image: string;
  readonly digest: string;
  readonly tag: string;
  /** Full names without tag. */
  readonly from: string;
  readonly to: string;
}

/** A whole file of holds, or that it goes away. */
export interface HoldWrite {
  readonly environment: string;
  /** `_all` for the whole environment. */
  readonly service: string;
  readonly folder: string;
  readonly holds: Holds | 'lifted';
}

/** The request as it is to be. Its body is made from this. */
export interface Wanted {
  readonly target: UnitRef;
  /** Where the releases come from; absent when they come from commits. */
  readonly from?: string;
  readonly title: string;
  /** Ours alone: `fairlead/<promote, rollback or hold>/<environment>/<unit>`. */
  readonly head: string;
  readonly base: Pick<ObservedLedger, 'repository' | 'branch'>;
  /** The tip of the base that the head's one commit stands on. */
  readonly onto: Oid | 'absent';
  readonly releases: readonly ReleaseWrite[];
  /** `setHash` of the unit with these releases, and as it is now; of holds `holdsHash`: kept in the request's hidden metadata. */
  readonly set: string;
  readonly over: string;
  readonly status: Status;
  /** Each thing that the status sums up, for the people who read the request. */
  readonly gates: readonly Gate[];
  /** What a person had set aside for it; written as trailers of the head's commit. */
  readonly overrides: readonly Override[];
  /** Of a way back: the holds that its commit writes too, and why, one line for each service. */
  readonly back?: Pick<WriteLedger, 'holds' | 'reason'>;
  /** Of a hold or its end: the same, and nothing else is in its commit. */
  readonly holding?: Pick<WriteLedger, 'holds' | 'reason'>;
}

export interface OpenRequest {
  readonly kind: 'open-request';
  readonly request: Wanted;
}

/** Replaces what an open request brings; approvals of its earlier head count no more. */
export interface UpdateRequest {
  readonly kind: 'update-request';
  readonly ref: RequestRef;
  readonly request: Wanted;
  /** The head that may be replaced. */
  readonly expect: Oid;
}

export interface CloseRequest {
  readonly kind: 'close-request';
  readonly ref: RequestRef;
  readonly target: UnitRef;
  /** `rolled-back`, `written`: in the commit that it is planned with, and not without it. */
  readonly because: 'nothing-left' | 'rolled-back' | 'written' | 'unit-gone' | 'duplicate';
  readonly words: string;
}

export interface MergeRequest {
  readonly kind: 'merge-request';
  readonly ref: RequestRef;
  readonly target: UnitRef;
  /** The head that was looked at. */
  readonly expect: Oid;
  /** The branch that it goes to, and the tip on which it was judged. */
  readonly base: Pick<ObservedLedger, 'repository' | 'branch' | 'tip'>;
}

/** On the head commit of a request; the forge can require it. */
export interface SetStatus {
  readonly kind: 'set-status';
  readonly ref: RequestRef;
  readonly commit: Oid;
  readonly context: string;
  readonly status: Status;
}

/** Something that people who have looked at a request want to know. Why one was closed, closing says itself. */
export interface Comment {
  readonly kind: 'comment';
  readonly ref: RequestRef;
  /** One comment for each key: it is replaced, not repeated. */
  readonly key: string;
  readonly words: string;
  /** Where what it is about comes from: nothing is said of what was not written there. */
  readonly about: { readonly from?: string; readonly services: readonly string[] };
}

/** What a target of a decision is. */
export interface Target extends UnitRef {
  /** Absent when the whole unit is meant. */
  readonly service?: string;
}

export type SkipReason =
  | 'awaiting-first'
  | 'definition-unreadable'
  | 'downgrade'
  | 'frozen'
  | 'held'
  | 'image-missing'
  | 'image-moved'
  | 'image-platform'
  | 'image-untold'
  | 'migration'
  | 'off-branch'
  | 'patch-missing'
  | 'rejected'
  | 'release-unreadable'
  | 'retired'
  | 'source-unreachable'
  | 'stops-here'
  | 'superseded'
  | 'unchanged'
  | 'version-moved'
  | 'waits-for-gate'
  | 'waits-for-merge'
  | 'waits-for-set';

/** Nothing to do here now; the next run looks again. */
export interface Skip {
  readonly kind: 'skip';
  readonly target: Target;
  readonly because: SkipReason;
  readonly words: string;
}

/** Done all the same, but a person wants to know. */
export interface Warn {
  readonly kind: 'warn';
  readonly target: Target;
  readonly because: 'definition-ahead' | 'waits-for-merge';
  readonly words: string;
}

/** Somebody has to do something first. */
export interface Refuse {
  readonly kind: 'refuse';
  readonly target: Target;
  readonly problem: Problem;
}

/** What a person may set aside, with a reason and a name; the commit keeps them. */
export const overridable = [
  'ancestry',
  'branch',
  'downgrade',
  'freeze',
  'hold',
  'migration',
  'review',
  'unverified',
] as const;

export interface Override {
  readonly of: (typeof overridable)[number];
  readonly reason: string;
  readonly by: string;
}

/** Whether applying the plan would change anything outside it. */
export function changes(plan: Plan): boolean {
  return plan.actions.some(({ kind }) => kind !== 'skip' && kind !== 'warn' && kind !== 'refuse');
}
