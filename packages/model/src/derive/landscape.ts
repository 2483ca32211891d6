import type { At } from '../facets/facet.js';
import type { Json } from '../json.js';
import type { Tier } from '../kinds.js';
import type { Problem } from '../problem.js';
import type { DeclaredService } from '../resolve/declared.js';
import { locator } from '../resolve/facet.js';
import type { Caller } from '../resolve/resolved.js';

/** Every service that is present in one environment: what a service may learn of its peers. */
export interface Landscape {
  readonly environment: string;
  readonly tier: Tier;
  /** The file that defines the environment, from the repository's root. */
  readonly file: string;
  readonly domain: string;
  readonly services: ReadonlyMap<string, DeclaredService>;
  /** Names of every service of the platform, present here or not. */
  readonly everywhere: readonly string[];
  /** Who calls each service; none where nobody does. */
  readonly callers: ReadonlyMap<string, readonly Caller[]>;
}

/** A value that rules have settled, with what was wrong on the way. */
export interface Derived<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}

/** Makes problems about one facet of a service. */
export function atFacet(service: DeclaredService, facet: string): At {
  return locator(facet, service);
}

const rule = { name: 'derived', file: '', path: '' } as const;

/** Writes down that a rule decided a value, and which one. */
export function recordDerived(service: DeclaredService, path: string, value: object | string | number): void {
  service.trace.record(path, { by: rule, below: [], value: value as Json, over: undefined, back: undefined });
}
