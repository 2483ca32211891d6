import type { Environment } from '../authoring/environment.js';
import type { Platform } from '../authoring/platform.js';
import type { Service, WorkloadDefinition } from '../authoring/service.js';
import { serviceFacets, workloadFacets } from '../facets/table.js';
import type { Json } from '../json.js';
import type { WorkloadKind } from '../kinds.js';
import type { Problem } from '../problem.js';
import type { DeclaredService, DeclaredWorkload } from './declared.js';
import { type AnyFacet, resolveFacet } from './facet.js';
import type { Layer } from './merge.js';
import { environmentFile, serviceFile } from './places.js';
import { Trace } from './trace.js';

/** Where a service is resolved. */
interface Scope {
  readonly platform: Platform;
  readonly environment: Environment;
  readonly service: Service;
  readonly file: string;
  readonly trace: Trace;
  readonly problems: Problem[];
}

/** The environments of a platform in which a service is present. */
export function presentIn(service: Service, environment: string): boolean {
  return service.definition.environments?.includes(environment) ?? true;
}

/** Merges every facet of a service and of its workloads for one environment. */
export function declareService(
  platform: Platform,
  environment: Environment,
  service: Service,
): { service: DeclaredService; problems: readonly Problem[] } {
  const file = serviceFile(platform, service.name);
  const scope: Scope = { platform, environment, service, file, trace: new Trace(), problems: [] };
  const present = Object.entries(service.definition.workloads).filter(
    ([, workload]) => workload.environments?.includes(environment.name) ?? true,
  );
  const facets = Object.entries(serviceFacets).map(([name, facet]) => [
    name,
    resolved(scope, facet as unknown as AnyFacet, { at: name, kind: undefined, layers: serviceLayers(scope, name) }),
  ]);
  refuseUnknown(scope, { what: service.definition, path: '', known: knownServiceFields });
  return {
    service: {
      name: service.name,
      file,
      retired: service.definition.retired ?? false,
      facets: Object.fromEntries(facets) as DeclaredService['facets'],
      workloads: Object.fromEntries(present.map(([name, workload]) => [name, declareWorkload(scope, name, workload)])),
      trace: scope.trace,
    },
    problems: scope.problems,
  };
}

const knownServiceFields = new Set([
  ...Object.keys(serviceFacets),
  ...['name', 'environments', 'retired', 'workloads', 'overrides'],
]);

function declareWorkload(scope: Scope, name: string, workload: WorkloadDefinition): DeclaredWorkload {
  const { kind } = workload;
  const ofKind = Object.entries(workloadFacets).filter(([, facet]) =>
    (facet.kinds as readonly WorkloadKind[]).includes(kind),
  );
  const known = new Set(['kind', 'environments', ...ofKind.map(([facet]) => facet)]);
  refuseUnknown(scope, { what: workload, path: `workloads.${name}`, known });
  const override = scope.service.definition.overrides?.[scope.environment.name]?.workloads?.[name];
  const overridePath = `overrides.${scope.environment.name}.workloads.${name}`;
  refuseUnknown(scope, { what: override ?? {}, path: overridePath, known });
  const facets = ofKind.map(([facetName, facet]) => {
    const layers: readonly Layer[] = [
      ...environmentDefaults(scope, kind, facetName),
      { name: 'service', file: scope.file, path: `workloads.${name}.${facetName}`, value: workload[facetName] },
      { name: 'override', file: scope.file, path: `${overridePath}.${facetName}`, value: override?.[facetName] },
    ];
    return [facetName, resolved(scope, facet as unknown as AnyFacet, { at: `workloads.${name}.${facetName}`, kind, layers })];
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
  const { value, problems } = resolveFacet(facet, { ...source, tier, service: service.name, file, trace });
  scope.problems.push(...problems);
  return value;
}

function serviceLayers({ service, environment, file }: Scope, facet: string): readonly Layer[] {
  const override = service.definition.overrides?.[environment.name];
  return [
    { name: 'service', file, path: facet, value: service.definition[facet] },
    { name: 'override', file, path: `overrides.${environment.name}.${facet}`, value: override?.[facet] },
  ];
}

/** What the environment says about every workload, then about those of this kind. */
function environmentDefaults({ platform, environment }: Scope, kind: WorkloadKind, facet: string): readonly Layer[] {
  const file = environmentFile(platform, environment.name);
  return (['all', kind] as const).map((whom) => {
    const part = environment.definition.defaults?.[whom] as { readonly [facet: string]: unknown } | undefined;
    return { name: 'environment default', file, path: `defaults.${whom}.${facet}`, value: part?.[facet] };
  });
}

/** The compiler refuses these too; this is for definitions that it has not seen. */
function refuseUnknown(scope: Scope, at: { what: object; path: string; known: ReadonlySet<string> }): void {
  for (const [field, value] of Object.entries(at.what)) {
    if (at.known.has(field)) continue;
    scope.problems.push({
      code: 'FL_FIELD_UNKNOWN',
      file: scope.file,
      path: at.path === '' ? field : `${at.path}.${field}`,
      value: typeof value === 'object' ? undefined : (value as Json),
      what: 'is not a field of this',
      mend: `use one of ${[...at.known].sort().join(', ')}`,
    });
  }
}
