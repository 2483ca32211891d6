import type { Environment } from '../authoring/environment.js';
import type { Platform } from '../authoring/platform.js';
import type { Service, WorkloadDefinition } from '../authoring/service.js';
import { facetsOfKind } from '../facets/of-kind.js';
import { serviceFacets, workloadFacets } from '../facets/table.js';
import type { Json } from '../json.js';
import type { WorkloadKind } from '../kinds.js';
import type { Problem } from '../problem.js';
import type { DeclaredService, DeclaredWorkload } from './declared.js';
import { type AnyFacet, resolveFacet } from './facet.js';
import type { Layer } from './merge.js';
import { environmentFile, serviceFile } from './places.js';
import { type Speaker, Trace } from './trace.js';

/** Where a service is resolved. */
interface Scope {
  readonly platform: Platform;
  readonly environment: Environment;
  readonly service: Service;
  readonly file: string;
  readonly trace: Trace;
  readonly problems: Problem[];
  /** Places that do not say all that they must. */
  readonly incomplete: string[];
}

/** The environments of a platform in which a service is present. */
export function presentIn(service: Service, environment: string): boolean {
  return service.definition.environments?.includes(environment) ?? true;
}

/** A service with its facets merged, and how far that came. */
export interface Declaration {
  readonly service: DeclaredService;
  readonly problems: readonly Problem[];
  /** Whether rules that span facets and services can count on it. */
  readonly complete: boolean;
}

/** Merges every facet of a service and of its workloads for one environment. */
export function declareService(platform: Platform, environment: Environment, service: Service): Declaration {
  const file = serviceFile(platform, service.name);
  const scope: Scope = { platform, environment, service, file, trace: new Trace(), problems: [], incomplete: [] };
  const present = Object.entries(service.definition.workloads).filter(
    ([, workload]) => workload.environments?.includes(environment.name) ?? true,
  );
  const facets = Object.entries(serviceFacets).map(([name, facet]) => {
    const layers = serviceLayers(scope, name);
    return [name, resolved(scope, facet as unknown as AnyFacet, { at: name, kind: undefined, layers })];
  });
  const workloads = present.map(([name, workload]) => [name, declareWorkload(scope, name, workload)]);
  return {
    service: {
      name: service.name,
      file,
      retired: service.definition.retired ?? false,
      facets: Object.fromEntries(facets) as DeclaredService['facets'],
      workloads: Object.fromEntries(workloads) as DeclaredService['workloads'],
      trace: scope.trace,
    },
    problems: scope.problems,
    complete: scope.incomplete.length === 0,
  };
}

function declareWorkload(scope: Scope, name: string, workload: WorkloadDefinition): DeclaredWorkload {
  const { kind } = workload;
  const { file, environment, service } = scope;
  const override = service.definition.overrides?.[environment.name]?.workloads?.[name];
  const names = facetsOfKind(kind);
  if (names.length === 0) scope.incomplete.push(name);
  const facets = names.map((facet) => {
    const at = `workloads.${name}.${facet}`;
    const layers = [
      ...environmentDefaults(scope, kind, facet),
      ...spoken(workload[facet], () => ({ name: 'service', file, path: at })),
      ...spoken(override?.[facet], () => ({ name: 'override', file, path: `overrides.${environment.name}.${at}` })),
    ];
    return [facet, resolved(scope, workloadFacets[facet] as unknown as AnyFacet, { at, kind, layers })];
  });
  return { name, kind, facets: Object.fromEntries(facets) as DeclaredWorkload['facets'] };
}

function resolved(
  scope: Scope,
  facet: AnyFacet,
  source: { at: string; kind: WorkloadKind | undefined; layers: readonly Layer[] },
): Json {
  const { environment, service, file, trace } = scope;
  const tier = environment.definition.tier;
  const { at, kind, layers } = source;
  const about = { at, kind, layers, tier, service: service.name, file, trace };
  const { value, problems, complete } = resolveFacet(facet, about);
  scope.problems.push(...problems);
  if (!complete) scope.incomplete.push(at);
  return value;
}

function serviceLayers({ service, environment, file }: Scope, facet: string): readonly Layer[] {
  const override = service.definition.overrides?.[environment.name];
  return [
    ...spoken(service.definition[facet], () => ({ name: 'service', file, path: facet })),
    ...spoken(override?.[facet], () => ({ name: 'override', file, path: `overrides.${environment.name}.${facet}` })),
  ];
}

/** What the environment says about every workload, then about those of this kind. */
function environmentDefaults({ platform, environment }: Scope, kind: WorkloadKind, facet: string): readonly Layer[] {
  const { defaults } = environment.definition;
  if (defaults === undefined) return [];
  const file = environmentFile(platform, environment.name);
  return (['all', kind] as const).flatMap((whom) => {
    const part = defaults[whom] as { readonly [facet: string]: unknown } | undefined;
    return spoken(part?.[facet], () => ({ name: 'environment default', file, path: `defaults.${whom}.${facet}` }));
  });
}

/** No layer where nothing is said, which is nearly everywhere. */
function spoken(value: unknown, by: () => Speaker): readonly Layer[] {
  return value === undefined ? [] : [{ by: by(), value }];
}
