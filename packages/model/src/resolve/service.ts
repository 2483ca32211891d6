import type { Environment } from '../authoring/environment.js';
import type { Platform } from '../authoring/platform.js';
import type { Service, ServiceDefinition, ServicePart, WorkloadDefinition } from '../authoring/service.js';
import { facetsOfKind } from '../facets/of-kind.js';
import { type ServiceFacetName, serviceFacets, workloadFacets } from '../facets/table.js';
import { isObject, type Json } from '../json.js';
import type { WorkloadKind } from '../kinds.js';
import type { Problem } from '../problem.js';
import type { DeclaredService, DeclaredWorkload } from './declared.js';
import { type AnyFacet, type FacetOwner, type FacetSource, resolveFacet } from './facet.js';
import type { Layer } from './merge.js';
import { environmentFile, serviceFile } from './places.js';
import { type Speaker, Trace } from './trace.js';

const facetsOfService = Object.keys(serviceFacets) as ServiceFacetName[];

/** Where a service is resolved. */
interface Scope {
  readonly platform: Platform;
  readonly environment: Environment;
  readonly definition: ServiceDefinition;
  readonly about: FacetOwner;
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
  const { definition, name } = service;
  const file = serviceFile(platform, name);
  const scope: Scope = {
    platform,
    environment,
    definition,
    about: { tier: environment.definition.tier, service: name, file, trace: new Trace() },
    problems: [],
    incomplete: [],
  };
  const parts = spoken([
    { by: environmentSpeaks(scope), says: { format: environment.definition.format } },
    { by: { name: 'service', file, path: '' }, says: definition },
    { by: { name: 'override', file, path: `overrides.${environment.name}` }, says: overrideIn(scope) },
  ]);
  const facets: { [facet: string]: Json } = {};
  for (const facet of facetsOfService) {
    const rules = serviceFacets[facet] as unknown as AnyFacet;
    facets[facet] = resolved(scope, rules, {
      name: facet,
      at: facet,
      kind: undefined,
      layers: layersOf(parts, facet),
    });
  }
  const workloads = Object.entries(definition.workloads)
    .filter(([, { environments }]) => environments?.includes(environment.name) ?? true)
    .map(([workload, each]) => [workload, declareWorkload(scope, workload, each)]);
  return {
    service: {
      name,
      file,
      retired: definition.retired ?? false,
      facets: facets as unknown as DeclaredService['facets'],
      workloads: Object.fromEntries(workloads) as DeclaredService['workloads'],
      trace: scope.about.trace,
    },
    problems: scope.problems,
    complete: scope.incomplete.length === 0,
  };
}

function declareWorkload(scope: Scope, name: string, workload: WorkloadDefinition): DeclaredWorkload {
  const { kind } = workload;
  const { file } = scope.about;
  const environment = scope.environment.name;
  const at = `workloads.${name}`;
  const override = overrideIn(scope)?.workloads?.[name];
  const parts = spoken([
    ...environmentDefaults(scope, kind),
    { by: { name: 'service', file, path: at }, says: workload },
    { by: { name: 'override', file, path: `overrides.${environment}.${at}` }, says: override },
  ]);
  const names = facetsOfKind(kind);
  if (names.length === 0) scope.incomplete.push(at);
  const facets: { [facet: string]: Json } = {};
  for (const facet of names) {
    const rules = workloadFacets[facet] as unknown as AnyFacet;
    facets[facet] = resolved(scope, rules, {
      name: facet,
      at: `${at}.${facet}`,
      kind,
      layers: layersOf(parts, facet),
    });
  }
  return { name, kind, facets: facets as DeclaredWorkload['facets'] };
}

function overrideIn({ definition, environment }: Scope): ServicePart | undefined {
  return definition.overrides?.[environment.name];
}

/** An environment has a say in the one aspect of a service that is its own too. */
function environmentSpeaks({ platform, environment }: Scope): Speaker {
  return { name: 'environment default', file: environmentFile(platform, environment.name), path: '' };
}

/** What the environment says about every workload, then about those of this kind. */
function environmentDefaults({ platform, environment }: Scope, kind: WorkloadKind): readonly PerhapsPart[] {
  const { defaults } = environment.definition;
  const file = environmentFile(platform, environment.name);
  return (['all', kind] as const).map((whom) => {
    return { by: { name: 'environment default', file, path: `defaults.${whom}` }, says: defaults?.[whom] };
  });
}

function resolved(scope: Scope, facet: AnyFacet, source: FacetSource): Json {
  const { value, problems, complete } = resolveFacet(facet, source, scope.about);
  if (problems.length > 0) scope.problems.push(...problems);
  if (!complete) scope.incomplete.push(source.at);
  return value;
}

/** Facets that one author wrote together. */
interface Part {
  readonly by: Speaker;
  readonly says: { readonly [facet: string]: unknown };
}

interface PerhapsPart {
  readonly by: Speaker;
  readonly says: object | null | undefined;
}

function spoken(parts: readonly PerhapsPart[]): readonly Part[] {
  return parts.flatMap(({ by, says }) => (isObject(says) ? [{ by, says }] : []));
}

/** What is said about one facet, lowest first; nothing is said about most. */
function layersOf(parts: readonly Part[], facet: string): readonly Layer[] {
  const layers: Layer[] = [];
  for (const { by, says } of parts) {
    const value = says[facet];
    if (value === undefined) continue;
    const path = by.path === '' ? facet : `${by.path}.${facet}`;
    layers.push({ by: { name: by.name, file: by.file, path }, value });
  }
  return layers;
}
