import type { At, Facet } from '../facets/facet.js';
import { isObject, type Json } from '../json.js';
import type { Tier, WorkloadKind } from '../kinds.js';
import type { Problem } from '../problem.js';
import { type Layer, mergeLayers } from './merge.js';
import { Trace } from './trace.js';

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

/** The resolved form of a facet, with everything that is wrong about it. */
export function resolveFacet(facet: AnyFacet, source: FacetSource): { value: Json; problems: readonly Problem[] } {
  const { tier, service, kind, trace, at } = source;
  const rules = { atomic: facet.atomic ?? [], at };
  const declaredLayers = source.layers.map((layer) => ({ ...layer, value: normalise(facet, layer.value) }));
  const declared = mergeLayers(declaredLayers, { ...rules, trace: new Trace() }) ?? {};
  const context = { tier, service, kind, declared: declared as never };
  const own = { file: '', path: '' };
  const lowest: readonly Layer[] = [
    { ...own, name: 'built-in default', value: facet.defaults(context) },
    { ...own, name: 'tier', value: facet.tier?.(context) },
  ];
  const value = mergeLayers([...lowest, ...declaredLayers], { ...rules, trace }) ?? {};
  const locate = locator(source);
  const missing = missingPlaces(value, facet.required ?? []).map((path) =>
    locate({ path, value: undefined, code: 'FL_MISSING', what: 'is missing', mend: 'say what it is' }),
  );
  return { value, problems: missing.length > 0 ? missing : (facet.check?.(value as never, locate) ?? []) };
}

function normalise(facet: AnyFacet, input: unknown): unknown {
  return input === undefined || input === null ? input : facet.normalise(input as never);
}

/** Problems stand where the highest layer wrote the value that is wrong. */
export function locator(source: Pick<FacetSource, 'at' | 'file' | 'trace'>): At {
  return ({ path, value, code, what, mend }) => {
    const full = path === '' ? source.at : `${source.at}.${path}`;
    const step = source.trace.nearest(full);
    const written = step !== undefined && step.file !== '';
    return {
      code,
      file: written ? step.file : source.file,
      path: written ? step.path : full,
      value,
      what,
      mend,
    };
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
