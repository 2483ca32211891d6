import { allServices, type Hold, holdsHash, standing } from '@fairlead/model';
import type { HeldEnvironment, ObservedEnvironment } from './observed.js';

/** A hold that counts now. */
export interface InForce {
  readonly hold: Hold;
  /** Where it stands, as options of `fairlead hold`. */
  readonly where: string;
  /** The address of the request that proposes it; absent for what is written. */
  readonly proposed?: string;
}

/**
 * What holds a service, or with `_all` a whole environment: what its ledger has, and what an open request would write
 * there. A hold that waits for its merge would come too late for what it is to stop, so it counts from the moment it is
 * proposed; that a hold is to be lifted counts with the merge.
 */
export function holdsInForce(
  { holds, proposedHolds = [], settings }: HeldEnvironment,
  service: string,
  now: Date,
): readonly InForce[] {
  const written = standing(holds[service] ?? [], now);
  const known = new Set(written.map((each) => holdsHash([each])));
  const proposed = proposedHolds
    .filter((each) => each.service === service)
    .flatMap(({ holds: all, request }) => standing(all, now).map((hold) => ({ hold, request })))
    .filter(({ hold }) => !known.has(holdsHash([hold])));
  const where = `--env ${settings.name} ${service === allServices ? '--all' : `--service ${service}`}`;
  return [
    ...written.map((hold) => ({ hold, where })),
    ...proposed.map(({ hold, request }) => ({
      hold,
      where,
      proposed: request?.ref.url ?? 'opened just now',
    })),
  ];
}

/** Where the ledger holds all that a request would hold there, nothing is left of it. */
export const isWritten = (
  { holds }: Pick<ObservedEnvironment, 'holds'>,
  proposed: { readonly service: string; readonly holds: readonly Hold[] },
): boolean => holdsHash(holds[proposed.service] ?? []) === holdsHash(proposed.holds);
