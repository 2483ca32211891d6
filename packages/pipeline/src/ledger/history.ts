import type { Oid } from '../git/oid.js';
import { type Entries, type Entry, keyOf } from './entry.js';

/** Version of the format. */
export const historySchema = 'fairlead.history/1';

/** What happened to releases, newest first. */
export interface History {
  readonly schema: typeof historySchema;
  readonly events: readonly Event[];
}

export interface Event {
  readonly at: string;
  readonly environment: string;
  readonly service: string;
  /** `back`: a source that had run there before; `gone`: taken away. */
  readonly kind: 'first' | 'new' | 'back' | 'again' | 'gone';
  readonly version?: string;
  /** Source commit, and the one before. */
  readonly commit?: Oid;
  readonly before?: Oid;
  /** Who or what wrote it, in which commit of the ledger. */
  readonly by: string;
  readonly ledgerCommit: Oid;
  readonly title: string;
}

/** The entries told as events. */
export function historyOf(
  entries: Entries,
  only: { readonly environments?: readonly string[]; readonly services?: readonly string[] } = {},
): History {
  const seen = new Map<string, Oid[]>();
  const events = entries
    .toReversed()
    .filter((entry) => isWanted(entry, only))
    .map((entry) => {
      const key = keyOf(entry.environment, entry.service);
      const sources = seen.get(key) ?? [];
      const event = eventOf(entry, sources);
      if (entry.release !== undefined) seen.set(key, [...sources, entry.release.source.commit]);
      return event;
    });
  return { schema: historySchema, events: events.reverse() };
}

function isWanted(
  { environment, service }: Entry,
  only: { readonly environments?: readonly string[]; readonly services?: readonly string[] },
): boolean {
  return (only.environments?.includes(environment) ?? true) && (only.services?.includes(service) ?? true);
}

/** @param sources what ran before, oldest first */
function eventOf(entry: Entry, sources: readonly Oid[]): Event {
  const { at, environment, service, release, author, command, title } = entry;
  const before = sources.at(-1);
  return {
    at,
    environment,
    service,
    kind: kindOf(release?.source.commit, sources),
    ...(release?.version !== undefined && { version: release.version }),
    ...(release !== undefined && { commit: release.source.commit }),
    ...(before !== undefined && { before }),
    by: command === '' ? author : `fairlead ${command}`,
    ledgerCommit: entry.commit,
    title,
  };
}

function kindOf(source: Oid | undefined, sources: readonly Oid[]): Event['kind'] {
  if (source === undefined) return 'gone';
  if (sources.length === 0) return 'first';
  if (sources.at(-1) === source) return 'again';
  return sources.includes(source) ? 'back' : 'new';
}
