import type { Problem } from '@fairlead/model';
import type { EnsuredRequest } from '../forge/forge.js';
import { noObject, type Oid } from '../git/oid.js';
import type { Action, Wanted, WriteLedger } from '../plan/action.js';

/** A unit that is left out of a commit, and why. */
export interface LeftOut {
  readonly environment: string;
  readonly unit: string;
  readonly problems: readonly Problem[];
}

/** What became of an action. */
export interface Done {
  readonly action: Action;
  readonly outcome:
    | {
        readonly kind: 'written';
        readonly commit: Oid;
        readonly leftOut: readonly LeftOut[];
        /** What the commit says of itself; absent for a merge. */
        readonly said?: Pick<WriteLedger, 'title' | 'reason'>;
      }
    | {
        readonly kind: 'request';
        readonly number: number;
        readonly url: string;
        readonly was: EnsuredRequest['was'];
      }
    | { readonly kind: 'failed'; readonly leftOut: readonly LeftOut[] }
    /** Not done, and trying again changes nothing: somebody has to do something. The others go on. */
    | { readonly kind: 'stopped'; readonly problems: readonly Problem[] }
    /** Not done, for it follows from something that was not done either. */
    | { readonly kind: 'waits'; readonly words: string }
    | { readonly kind: 'blocked'; readonly what: string }
    | { readonly kind: 'done' | 'already' | 'noted' };
}

/**
 * Where a branch is now: what was planned from, or what the same run has put on top of it. All of that was planned
 * together, and each step was refused if anybody else had written in between.
 */
export function tipAfter(
  journal: readonly Done[],
  { branch, tip }: { readonly branch: string; readonly tip: Oid | 'absent' },
): Oid {
  const own = journal.findLast(
    ({ action, outcome }) => branchOf(action) === branch && outcome.kind === 'written',
  );
  if (own?.outcome.kind === 'written') return own.outcome.commit;
  return tip === 'absent' ? noObject : tip;
}

function branchOf(action: Action): string | undefined {
  if (action.kind === 'write-ledger') return action.ledger.branch;
  return action.kind === 'merge-request' ? action.base.branch : undefined;
}

/** Whether a run has left something undone that somebody has to do something about. */
export function isUnfinished({ outcome }: Done): boolean {
  return outcome.kind === 'stopped' || ('leftOut' in outcome && outcome.leftOut.length > 0);
}

/**
 * Why an action is not done now: it was planned from releases that were then not written. Nothing is proposed that
 * was not tested where it comes from, and no request is closed for a rollback that did not happen.
 */
export function waitsFor(action: Action, journal: readonly Done[]): string | undefined {
  const missing = journal.flatMap(unwritten);
  const found = missing.find((each) => follows(action, each));
  return found && `waits for ${found.environment}/${found.unit}, which was not written`;
}

interface Unwritten extends Pick<LeftOut, 'environment' | 'unit'> {
  readonly services: readonly string[];
}

function unwritten({ action, outcome }: Done): readonly Unwritten[] {
  if (action.kind !== 'write-ledger') return [];
  const { releases, holds } = action;
  const of = (environment: string, unit: string): Unwritten => ({
    environment,
    unit,
    services: releases
      .filter((each) => each.environment === environment && each.unit === unit)
      .map(({ service }) => service),
  });
  if (outcome.kind === 'stopped') {
    return [
      ...releases.map(({ environment, unit }) => of(environment, unit)),
      ...holds.map(({ environment, service }) => of(environment, service)),
    ];
  }
  return 'leftOut' in outcome ? outcome.leftOut.map(({ environment, unit }) => of(environment, unit)) : [];
}

function follows(action: Action, { environment, unit, services }: Unwritten): boolean {
  switch (action.kind) {
    case 'open-request':
    case 'update-request':
      return isFrom(action.request, environment, services);
    case 'comment':
      return (
        action.about.from === environment && action.about.services.some((each) => services.includes(each))
      );
    case 'close-request':
      return (
        (action.because === 'rolled-back' || action.because === 'written') &&
        action.target.environment === environment &&
        action.target.unit === unit
      );
    default:
      return false;
  }
}

const isFrom = ({ from, releases }: Wanted, environment: string, services: readonly string[]): boolean =>
  from === environment && releases.some(({ service }) => services.includes(service));
