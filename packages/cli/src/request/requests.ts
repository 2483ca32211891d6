import { FairleadError } from '@fairlead/model';
import { type ForgeRequest, type Person, personAt } from '@fairlead/pipeline/forge';
import { ownPrefix } from '@fairlead/pipeline/promotion';
import type { Command as Commander } from 'commander';
import type { Io } from '../io.js';
import { openShared, type Shared } from '../promotion/clone.js';
import { withFailuresTold } from '../promotion/failures.js';
import { wholeNumber } from '../promotion/options.js';

/** The local forge, and the person at it. */
export interface Desk {
  readonly shared: Shared;
  readonly person: Person;
  readonly requests: readonly ForgeRequest[];
}

export function atDesk<T>(io: Io, run: (desk: Desk) => Promise<T>): Promise<T> {
  return withFailuresTold(async () => {
    const shared = await openShared(io);
    const { folder, by } = shared;
    const person = personAt({ folder, name: by.name });
    return run({ shared, person, requests: await shared.forge.requests(ownPrefix) });
  });
}

export const withNumber = (line: Commander): Commander =>
  line.argument('<number>', 'Number of the request', wholeNumber);

/** @throws FairleadError `FL_REQUEST_NUMBER` */
export function requestOf({ requests, shared }: Desk, number: number): ForgeRequest {
  const found = requests.find((each) => each.number === number);
  if (found !== undefined) return found;
  const what = 'is not the number of a request of promotions';
  const mend = 'see which there are with `fairlead request list`';
  throw new FairleadError([
    { code: 'FL_REQUEST_NUMBER', file: shared.folder, path: '', value: number, what, mend },
  ]);
}
