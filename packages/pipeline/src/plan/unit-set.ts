import { type Release, setHash } from '@fairlead/model';
import type { ImageCopy, ReleaseWrite } from './action.js';
import type { ObservedEnvironment } from './observed.js';
import type { Unit, Wish } from './wish.js';

/** What a unit runs, and what it would run: the identities by which requests and rejections are known. */
export interface UnitSets {
  readonly set: string;
  readonly over: string;
}

export function unitSets(unit: Unit, wishes: readonly Wish[], { services }: ObservedEnvironment): UnitSets {
  const now: { [service: string]: Release } = {};
  for (const service of unit.services) {
    const release = services[service]?.release;
    if (release !== undefined) now[service] = release;
  }
  const wanted = { ...now };
  for (const { service, release } of wishes) if (release !== undefined) wanted[service] = release;
  return { set: setHash(wanted), over: setHash(now) };
}

/** The files to write for the services that move. */
export function writesOf(
  { environment, unit }: Unit,
  moving: readonly Wish[],
  { ledger }: ObservedEnvironment,
): readonly ReleaseWrite[] {
  return moving.flatMap((wish) => {
    const { service, release, seen } = wish;
    if (release === undefined) return [];
    const before = seen.release === undefined ? {} : { before: setHash({ [service]: seen.release }) };
    const place = { environment, unit, service, folder: ledger.folder };
    return [{ ...place, release, ...before, copies: copiesOf(wish) }];
  });
}

/** Images that another registry has: copied by digest. */
function copiesOf({ seen, candidate }: Wish): readonly ImageCopy[] {
  return Object.entries(candidate.images).flatMap(([image, there]) => {
    const to = seen.images[image]?.repository;
    if (there.state !== 'elsewhere' || to === undefined) return [];
    const { digest, tag, from } = there;
    return [{ image, digest, tag, from, to }];
  });
}
