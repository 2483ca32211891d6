import type { Oid } from '../git/oid.js';
import type { Sources } from './candidates.js';
import type { Chain } from './chain.js';
import type { DefinedEnvironment } from './definitions.js';
import type { ReadLedger } from './ledgers.js';
import type { RenderedFrom } from './rendered-from.js';
import type { Scope } from './scope.js';

/** What is read once and looked at from every environment. */
export interface Seen {
  readonly definitions: readonly DefinedEnvironment[];
  readonly ledgers: ReadonlyMap<string, ReadLedger>;
  /** Each ledger branch as a sequence, by its tip. */
  readonly chains: ReadonlyMap<Oid, Chain>;
  readonly sources: Sources;
  readonly renderedFrom: RenderedFrom;
  readonly scope: Scope;
}
