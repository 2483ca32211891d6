import { FairleadError } from '@fairlead/model';

/**
 * Holds a step to what it says.
 *
 * @param what is not as the step says: `stg does not run a10eae4`
 * @throws FairleadError `FL_DEMO_STEP`
 */
export function expected(holds: unknown, what: string): asserts holds {
  if (holds) return;
  const mend = 'run `npx fairlead demo --keep`, and look at the folder that is kept';
  throw new FairleadError([
    { code: 'FL_DEMO_STEP', file: 'apps/platform.ts', path: '', value: undefined, what, mend },
  ]);
}
