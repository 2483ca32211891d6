import type { At, Facet } from '../facets/facet.js';
import { isObject, type Json } from '../json.js';
import type { Tier, WorkloadKind } from '../kinds.js';
import type { Problem } from '../problem.js';
import { type Layer, mergeLayers } from './merge.js';
import type { Trace } from './trace.js';

/** A facet of any service or workload, its types forgotten: the table that it stands in remembers them. */
export type AnyFacet = Facet<never, never, never>;

/** What one facet is resolved from. */
export interface FacetSource {
  /** What authors wrote about it, lowest first. */
  readonly layers: readonly Layer[];
  /** Path of the facet in the resolved service. */
  readonly at: string;
  readonly tier: Tier;
  readonly service: string;
  readonly kind: WorkloadKind | undefined;
  /** Where a problem is when no layer wrote the value. */
  readonly file: string;
  readonly trace: Trace;
}

/** A facet in its resolved form, or as far as it came. */
export interface ResolvedFacet {
  readonly value: Json;
  /** Everything that is wrong about it. */
  readonly problems: readonly Problem[];
  /** Whether all that must be said was said, so that rules can look at it. */
  readonly complete: boolean;
}

/** The resolved form of a facet, with everything that is wrong about it. */
export function resolveFacet(facet: AnyFacet, source: FacetSource): ResolvedFacet {
  return source.layers.length === 0 ? undeclared(facet, source) : declared(facet, source);
}

/**
 * Most facets of most workloads are never mentioned, and then the same for all of a kind and tier. Their
 * resolved form is shared, unless it depends on the service's name.
 */
function undeclared(facet: AnyFacet, source: FacetSource): ResolvedFacet {
  const { tier, kind, at, trace } = source;
  const known = silent.get(facet) ?? new Map<string, Silent>();
  silent.set(facet, known);
  const key = `${tier} ${kind}`;
}

function declared(facet: AnyFacet, source: FacetSource): ResolvedFacet {
  const { tier, service, kind, trace, at } = source;
  const atomic = facet.atomic ?? [];
  const layers = source.layers.map(({ by, value }) => ({ by, value: normalise(facet, value) }));
  // Defaults depend on what is declared, so that is merged first; only the merge that counts is recorded.
  const declared = layers.length === 0 ? {} : (mergeLayers(layers, { atomic, at, trace: unrecorded }) ?? {});
  const context = { tier, service, kind, declared: declared as never };
  const lowest = [
    { by: builtIn, value: facet.defaults(context) },
    { by: ofTier, value: facet.tier?.(context) },
  ];
  const value = mergeLayers([...lowest, ...layers], { atomic, at, trace }) ?? {};
  const locate = locator(source);
  const missing = missingPlaces(value, facet.required ?? []).map((path) =>
    locate({ path, value: undefined, code: 'FL_MISSING', what: 'is missing', mend: 'say what it is' }),
  );
  if (missing.length > 0) return { value, problems: missing, complete: false };
  return { value, problems: facet.check?.(value as never, locate) ?? [], complete: true };
}

const builtIn = { name: 'built-in default', file: '', path: '' } as const;
const ofTier = { name: 'tier', file: '', path: '' } as const;
const unrecorded = { record: () => {} };

function normalise(facet: AnyFacet, input: unknown): unknown {
  return input === undefined || input === null ? input : facet.normalise(input as never);
}

/** Problems stand where the highest layer wrote the value that is wrong. */
export function locator(source: Pick<FacetSource, 'at' | 'file' | 'trace'>): At {
  return ({ path, value, code, what, mend }) => {
    const full = path === '' ? source.at : `${source.at}.${path}`;
    const place = source.trace.author(full) ?? { file: source.file, path: full };
    return { code, ...place, value, what, mend };
  };
}

function missingPlaces(value: Json, patterns: readonly string[]): readonly string[] {
  return patterns.flatMap((pattern) => missingAt(value, pattern.split('.'), []));
}

function missingAt(value: Json | undefined, pattern: readonly string[], path: readonly string[]): readonly string[] {
  const [name, ...rest] = pattern;
  if (name === undefined) return value === undefined ? [path.join('.')] : [];
  if (!isObject(value)) return [];
  const names = name === '*' ? Object.keys(value) : [name];
  return names.flatMap((each) => missingAt(value[each], rest, [...path, each]));
}
