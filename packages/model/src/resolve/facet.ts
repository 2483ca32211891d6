import { isTold } from '../checks/told.js';
import type { At, DefaultsAt, Facet } from '../facets/facet.js';
import { isObject, type Json } from '../json.js';
import type { Tier, WorkloadKind } from '../kinds.js';
import type { Problem } from '../problem.js';
import { mergedFindings } from '../shapes/resolved.js';
import { type Layer, mergeLayers } from './merge.js';
import type { Decision, Speaker, Trace } from './trace.js';

/** A facet of any service or workload, its types forgotten: the table that it stands in remembers them. */
export type AnyFacet = Facet<never, never, never>;

/** What one facet is resolved from. */
export interface FacetSource {
  /** Of the facet. */
  readonly name: string;
  /** What authors wrote about it, lowest first. */
  readonly layers: readonly Layer[];
  /** Path of the facet in the resolved service. */
  readonly at: string;
  readonly kind: WorkloadKind | undefined;
}

/** The service that a facet is resolved for. */
export interface FacetOwner {
  readonly tier: Tier;
  readonly service: string;
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
export function resolveFacet(facet: AnyFacet, source: FacetSource, owner: FacetOwner): ResolvedFacet {
  return source.layers.length === 0 ? silent(facet, source, owner) : declared(facet, source, owner);
}

type Context = DefaultsAt<never>;

function declared(facet: AnyFacet, source: FacetSource, owner: FacetOwner): ResolvedFacet {
  const { layers, kind, at } = source;
  const { tier, service, trace } = owner;
  const atomic = facet.atomic ?? [];
  const written = layers.map((layer) => inLongForm(facet, layer));
  // Defaults depend on what is declared, so that is merged first; only the merge that counts is recorded.
  const idle: Problem[] = [];
  const first = {
    ...{ atomic, at, trace: unrecorded },
    idle: (by: Speaker, below: readonly string[]) => idle.push(changesNothing(by, below)),
  };
  const declared = (mergeLayers(written, first) ?? {}) as never;
  const lowest = defaultLayers(facet, { tier, service, kind, declared });
  const value = mergeLayers([...lowest, ...written], { atomic, at, trace }) ?? {};
  const found = judged(facet, { value, name: source.name }, locator(at, owner));
  return idle.length === 0 ? found : { ...found, problems: [...idle, ...found.problems] };
}

/** Who writes `{}` over what another author said wants it gone, and objects are merged by key. */
function changesNothing({ file, path }: Speaker, below: readonly string[]): Problem {
  return {
    code: 'FL_OVERRIDE_EMPTY',
    file,
    path: [path, ...below].filter((step) => step !== '').join('.'),
    value: {},
    what: 'changes nothing: objects are merged by key, and what was said below still holds',
    mend: 'write null to take it away, or the keys that are different',
  };
}

/** What holds where no author says anything, and the decisions that lead there. */
interface Silence {
  readonly resolved: ResolvedFacet;
  readonly decisions: readonly Decision[];
}

// Most facets of most workloads are never mentioned, and then they are the same for a kind in a whole tier.
const silences = new WeakMap<AnyFacet, Map<WorkloadKind | undefined, Map<Tier, Silence>>>();

function silent(facet: AnyFacet, source: FacetSource, owner: FacetOwner): ResolvedFacet {
  const known = silences.get(facet)?.get(source.kind)?.get(owner.tier);
  const { resolved, decisions } = known ?? silence(facet, source, owner);
  for (const decision of decisions) owner.trace.record(source.at, decision);
  return resolved;
}

/** Kept for the next who asks, unless it depends on the name of the service. */
function silence(facet: AnyFacet, { name, kind, at }: FacetSource, owner: FacetOwner): Silence {
  const { tier } = owner;
  let personal = false;
  const asked = () => {
    personal = true;
    return owner.service;
  };
  const context: Context = {
    tier,
    kind,
    declared: {} as never,
    get service() {
      return asked();
    },
  };
  const decisions: Decision[] = [];
  const trace = { record: (_: string, decision: Decision) => void decisions.push(decision) };
  const value = mergeLayers(defaultLayers(facet, context), { atomic: facet.atomic ?? [], at, trace }) ?? {};
  const found = { resolved: judged(facet, { value, name }, locator(at, owner)), decisions };
  if (personal || found.resolved.problems.length > 0) return found;
  const kinds = silences.get(facet) ?? new Map<WorkloadKind | undefined, Map<Tier, Silence>>();
  silences.set(facet, kinds.set(kind, (kinds.get(kind) ?? new Map<Tier, Silence>()).set(tier, found)));
  return found;
}

function judged(
  facet: AnyFacet,
  { value, name }: { readonly value: Json; readonly name: string },
  at: At,
): ResolvedFacet {
  const missing = (facet.required ?? [])
    .flatMap((pattern) => missingAt(value, pattern.split('.'), []))
    .map((path) =>
      at({ path, value: undefined, code: 'FL_MISSING', what: 'is missing', mend: 'say what it is' }),
    );
  if (missing.length > 0) return { value, problems: missing, complete: false };
  // What each author said is right by itself; together they may still leave something out.
  const lacking = mergedFindings(name, value)
    .filter(
      ({ is, path }) =>
        is !== 'unknown' && (is === 'kind' || !isTold(path === '' ? name : `${name}.${path}`)),
    )
    .map(({ is: _, ...finding }) => at(finding));
  if (lacking.length > 0) return { value, problems: lacking, complete: false };
  return { value, problems: facet.check?.(value as never, at) ?? [], complete: true };
}

function defaultLayers(facet: AnyFacet, context: Context): readonly Layer[] {
  return [
    { by: builtIn, value: facet.defaults(context) },
    { by: ofTier, value: facet.tier?.(context) },
  ];
}

const builtIn = { name: 'built-in default', file: '', path: '' } as const;
const ofTier = { name: 'tier', file: '', path: '' } as const;
const unrecorded = { record: () => {} };

function inLongForm(facet: AnyFacet, { by, value: input }: Layer): Layer {
  if (input === undefined || input === null) return { by, value: input };
  const written: unknown = facet.normalise(input as never);
  const of = written === input ? by : { ...by, said: input as Json };
  return facet.fill ? { by: of, value: facet.fill(written as never), written } : { by: of, value: written };
}

/** Problems stand where the highest layer wrote the value that is wrong. */
export function locator(at: string, { file, trace }: Pick<FacetOwner, 'file' | 'trace'>): At {
  return ({ path, code, ...said }) => {
    const full = path === '' ? at : `${at}.${path}`;
    const place = trace.author(full) ?? { file, path: full };
    return { code, ...place, ...said };
  };
}

/** Places of a pattern at which there is nothing. */
function missingAt(
  value: Json | undefined,
  pattern: readonly string[],
  path: readonly string[],
): readonly string[] {
  const [name, ...rest] = pattern;
  if (name === undefined) return value === undefined || value === null ? [path.join('.')] : [];
  if (!isObject(value)) return [];
  const names = name === '*' ? Object.keys(value) : [name];
  return names.flatMap((each) => missingAt(value[each], rest, [...path, each]));
}
