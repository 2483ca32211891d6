import type { Environment, EnvironmentDefinition } from '../authoring/environment.js';
import type { Platform } from '../authoring/platform.js';
import type { Service } from '../authoring/service.js';
import { facetsOfKind } from '../facets/of-kind.js';
import { serviceFacets, workloadFacets } from '../facets/table.js';
import { isObject } from '../json.js';
import { type WorkloadKind, workloadKinds } from '../kinds.js';
import type { Problem } from '../problem.js';
import { environmentFile, serviceFile } from '../resolve/places.js';

/**
 * Every field is one that means something where it stands. The compiler refuses these too; this is for
 * definitions that it has not seen.
 */
export function checkFields(platform: Platform): readonly Problem[] {
  return [
    ...platform.services.flatMap((service) => ofService(service, serviceFile(platform, service.name))),
    ...platform.environments.flatMap((each) => ofEnvironment(each, environmentFile(platform, each.name))),
  ];
}

const environmentFields: { readonly [F in keyof Required<EnvironmentDefinition>]: true } = {
  tier: true,
  cloud: true,
  cluster: true,
  domain: true,
  delivery: true,
  ledger: true,
  format: true,
  freezes: true,
  addOns: true,
  registry: true,
  protected: true,
  retired: true,
  edge: true,
  gateway: true,
  stores: true,
  sets: true,
  workingHours: true,
  autoSync: true,
  metrics: true,
  patches: true,
  defaults: true,
};

function ofService({ definition }: Service, file: string): readonly Problem[] {
  const facets = Object.keys(serviceFacets);
  const { workloads, overrides = {} } = definition;
  return [
    ...unknown({
      what: definition,
      file,
      path: '',
      known: ['name', 'environments', 'retired', 'workloads', 'overrides', ...facets],
    }),
    ...Object.entries(workloads).flatMap(([name, workload]) =>
      ofWorkload(workload.kind, {
        what: workload,
        file,
        path: `workloads.${name}`,
        beside: ['kind', 'environments'],
      }),
    ),
    ...Object.entries(overrides).flatMap(([environment, override = {}]) => [
      ...unknown({ what: override, file, path: `overrides.${environment}`, known: ['workloads', ...facets] }),
      ...Object.entries(override.workloads ?? {}).flatMap(([name, part]) => {
        const path = `overrides.${environment}.workloads.${name}`;
        const workload = Object.hasOwn(workloads, name) ? workloads[name] : undefined;
        if (workload) return ofWorkload(workload.kind, { what: part, file, path, beside: [] });
        const mend = `name one of ${Object.keys(workloads).sort().join(', ')}`;
        const what = 'is not a workload of the service';
        return [{ code: 'FL_WORKLOAD_UNKNOWN' as const, file, path, value: undefined, what, mend }];
      }),
    ]),
  ];
}

function ofEnvironment({ definition }: Environment, file: string): readonly Problem[] {
  const defaults: { readonly [kind: string]: unknown } = definition.defaults ?? {};
  return [
    ...unknown({ what: definition, file, path: '', known: Object.keys(environmentFields) }),
    ...unknown({ what: defaults, file, path: 'defaults', known: ['all', ...workloadKinds] }),
    ...unknown({ what: defaults['all'], file, path: 'defaults.all', known: Object.keys(workloadFacets) }),
    ...workloadKinds.flatMap((kind) =>
      ofWorkload(kind, { what: defaults[kind], file, path: `defaults.${kind}`, beside: [] }),
    ),
  ];
}

interface Fields {
  readonly what: unknown;
  readonly file: string;
  readonly path: string;
}

/** A kind that is none has been refused already, and no field of it is known. */
function ofWorkload(
  kind: WorkloadKind,
  { beside, ...fields }: Fields & { beside: readonly string[] },
): readonly Problem[] {
  return workloadKinds.includes(kind)
    ? unknown({ ...fields, known: [...beside, ...facetsOfKind(kind)] })
    : [];
}

function unknown({ what, file, path, known }: Fields & { known: readonly string[] }): readonly Problem[] {
  if (!isObject(what)) return [];
  return Object.keys(what)
    .filter((field) => !known.includes(field))
    .map((field) => ({
      code: 'FL_FIELD_UNKNOWN',
      file,
      path: path === '' ? field : `${path}.${field}`,
      value: isObject(what[field]) ? undefined : what[field],
      what: 'is not a field of this',
      mend: `use one of ${[...known].sort().join(', ')}`,
    }));
}
