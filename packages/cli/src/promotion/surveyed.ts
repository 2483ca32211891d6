import { type Surveyed, survey } from '@fairlead/pipeline/promotion';
import { chosenOf } from '../definitions.js';
import type { Io } from '../io.js';
import { definitionsFolder, openShared, type Shared, trackedTip } from './clone.js';
import { withFailuresTold } from './failures.js';
import { besideOthers } from './patience.js';

/** What stands in the shared repository now. */
export interface Standing {
  readonly shared: Shared;
  readonly tip: string;
  /** In the order in which releases move. */
  readonly environments: readonly Surveyed[];
}

/**
 * Fetches, and reads what stands; nothing is written but the mirror.
 *
 * @param names the environments that a person named; all where absent
 * @throws FairleadError `FL_ENVIRONMENT_UNKNOWN`
 */
export function surveyed(io: Io, names?: readonly string[]): Promise<Standing> {
  return withFailuresTold(async () => {
    const shared = await openShared(io);
    await besideOthers(() => shared.mirror.fetch());
    const tip = await trackedTip(shared);
    const all = await survey(shared.mirror.git, { tip, folder: definitionsFolder });
    return { shared, tip, environments: chosenOf(all, names, ({ environment }) => environment.name) };
  });
}
