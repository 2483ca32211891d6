import { plan } from '@fairlead/pipeline/plan';
import { type Outcome, promote } from '@fairlead/pipeline/promotion';
import type { Io } from '../io.js';
import type { Shared } from './clone.js';
import { looker } from './look.js';
import { patience } from './patience.js';

/** Does what is due in some environments, as `fairlead promote` does. */
export function promoteDue(io: Io, shared: Shared, environments: readonly string[]): Promise<Outcome> {
  const look = looker(io, shared, { command: 'promote', first: 'fetches' });
  const decide: Parameters<typeof promote>[0]['decide'] = (observed) => plan(observed, io.now);
  return promote({ look, scope: { environments }, decide, waiting: patience });
}
