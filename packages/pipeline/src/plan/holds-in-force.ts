import { allServices, type Hold, holdsHash, isAbout, type Release, standing } from '@fairlead/model';
import type { HeldEnvironment, ObservedEnvironment, ProposedHolds } from './observed.js';

/** A hold that counts now. */
export interface InForce {
  readonly hold: Hold;
  /** Where it stands, as options of `fairlead hold`. */
  readonly where: string;
  /** The address of the request that proposes it; absent for what is written. */
  readonly proposed?: string;
}

/** A hold that counts now, and what proposes it where it is not written yet. */
export interface Counting {
  readonly hold: Hold;
  readonly proposed?: ProposedHolds;
}

/**
 * What holds a service, or with `_all` a whole environment: what its ledger has, and what an open request would write
 * there. A hold that waits for its merge would come too late for what it is to stop, so it counts from the moment it is
 * proposed; that a hold is to be lifted counts with the merge.
 */
export function countingHolds(
  { holds, proposedHolds = [] }: Pick<ObservedEnvironment, 'holds' | 'proposedHolds'>,
  service: string,
  now: Date,
): readonly Counting[] {
  const written = standing(holds[service] ?? [], now).map((hold) => ({ hold }));
  const proposals = proposedHolds.filter((each) => each.service === service);
  if (proposals.length === 0) return written;
  const known = new Set(written.map(({ hold }) => holdsHash([hold])));
  const proposed = proposals
    .flatMap((each) => standing(each.holds, now).map((hold) => ({ hold, proposed: each })))
    .filter(({ hold }) => !known.has(holdsHash([hold])));
  return [...written, ...proposed];
}

/** The same, as a person is told of it. */
export function holdsInForce(environment: HeldEnvironment, service: string, now: Date): readonly InForce[] {
  const { settings } = environment;
  const where = `--env ${settings.name} ${service === allServices ? '--all' : `--service ${service}`}`;
  return countingHolds(environment, service, now).map(({ hold, proposed }) => ({
    hold,
    where,
    ...(proposed && { proposed: proposed.request?.ref.url ?? 'opened just now' }),
  }));
}

/** Whether what a release runs was rolled back in an environment, and nobody let it return. */
export function wasTakenOut(
  { holds }: Pick<ObservedEnvironment, 'holds'>,
  service: string,
  release: Release,
): boolean {
  return (holds[service] ?? []).some((hold) => hold.kind === 'not-again' && isAbout(hold, release));
}

/** Where the ledger holds all that a request would hold there, nothing is left of it. */
export const isWritten = (
  { holds }: Pick<ObservedEnvironment, 'holds'>,
  proposed: { readonly service: string; readonly holds: readonly Hold[] },
): boolean => holdsHash(holds[proposed.service] ?? []) === holdsHash(proposed.holds);
