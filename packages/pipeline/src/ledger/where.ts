import type { Oid } from '../git/oid.js';
import type { Entries, Entry } from './entry.js';

/** Version of the format. */
export const whereSchema = 'fairlead.where/1';

/** What is asked about. */
export interface WhereInput {
  readonly commit: Oid;
  /** In the order in which releases move. */
  readonly environments: readonly string[];
  /** Services that are built from what the commit changed. */
  readonly services: readonly string[];
  readonly entries: Entries;
  /** Whether a release's source has the commit in its history. */
  readonly holds: (source: Oid) => boolean;
}

/** How far a commit has come. */
export interface Where {
  readonly schema: typeof whereSchema;
  readonly commit: Oid;
  readonly services: readonly { readonly name: string; readonly environments: readonly Arrival[] }[];
}

export interface Arrival {
  readonly environment: string;
  /** `gone`: it was there, and what runs now does not have it any more. */
  readonly state: 'runs' | 'not-yet' | 'gone';
  /** When it came for the first time, and by which commit of the ledger. */
  readonly at?: string;
  readonly by?: Oid;
}

/** In which environments the change of a commit runs, service by service. */
export function whereIs({ commit, environments, services, entries, holds }: WhereInput): Where {
  const arrival = (environment: string, service: string): Arrival => {
    const own = entries.filter((entry) => entry.environment === environment && entry.service === service);
    const has = ({ release }: Entry) => release !== undefined && holds(release.source.commit);
    const first = own.findLast(has);
    if (first === undefined) return { environment, state: 'not-yet' };
    const [current] = own;
    const state = current !== undefined && has(current) ? 'runs' : 'gone';
    return { environment, state, at: first.at, by: first.commit };
  };
  return {
    schema: whereSchema,
    commit,
    services: [...services].sort().map((name) => ({
      name,
      environments: environments.map((environment) => arrival(environment, name)),
    })),
  };
}
