import type { Release } from '@fairlead/model';
import type { Oid } from '../git/oid.js';

/** One change of what a service runs in an environment, as the ledger recorded it. */
export interface Entry {
  readonly environment: string;
  readonly service: string;
  /** The ledger's commit. */
  readonly commit: Oid;
  /** When it was committed or merged (RFC 3339, UTC). */
  readonly at: string;
  readonly author: string;
  /** Fairlead's command that wrote it; `''` for what a person wrote by hand. */
  readonly command: string;
  readonly title: string;
  /** What it runs from then on; absent where it was taken away. */
  readonly release?: Release;
}

/** Newest first. */
export type Entries = readonly Entry[];

/** What each service runs, by environment and service: its newest entry. */
export function newest(entries: Entries): ReadonlyMap<string, Entry> {
  const found = new Map<string, Entry>();
  for (const entry of entries) {
    const key = keyOf(entry.environment, entry.service);
    if (!found.has(key)) found.set(key, entry);
  }
  return found;
}

/** Key of a service in an environment. */
export function keyOf(environment: string, service: string): string {
  return `${environment}/${service}`;
}
