import type { Platform } from '../authoring/platform.js';
import type { ServiceDefinition } from '../authoring/service.js';
import { workloadKinds } from '../kinds.js';
import type { Problem } from '../problem.js';
import { environmentFile, platformFile, serviceFile } from '../resolve/places.js';
import { checkEnvironments } from './environment/table.js';
import { isName, noName } from './name.js';

/** Names that Nx projects of Fairlead itself have, or that folders inside an environment have. */
export const reservedNames: ReadonlySet<string> = new Set([
  ...['model', 'files', 'k8s', 'infra', 'monitors', 'pipeline', 'cluster', 'workspace', 'cli'],
  ...['all', 'environments', 'services', 'releases', 'holds', 'manifests', 'updates'],
  // What reads the stores of secrets: it has the namespace and the cloud identity of this name.
  'external-secrets',
]);

/**
 * What must hold before anything can be resolved: names that are names, each once, and environments that are
 * there.
 */
export function checkStructure(platform: Platform): readonly Problem[] {
  return [...checkNames(platform), ...checkEnvironments(platform), ...checkServices(platform)];
}

function checkNames(platform: Platform): readonly Problem[] {
  const places = [
    { name: platform.name, file: platformFile(platform), path: 'name' },
    ...platform.environments.map(({ name }) => ({
      name,
      file: environmentFile(platform, name),
      path: 'name',
    })),
    ...platform.services.map(({ name }) => ({ name, file: serviceFile(platform, name), path: 'name' })),
    ...platform.services.flatMap(({ name: service, definition }) =>
      Object.keys(definition.workloads).map((name) => ({
        name,
        file: serviceFile(platform, service),
        path: `workloads.${name}`,
      })),
    ),
  ];
  const users = new Map<string, number>();
  for (const { name } of [...platform.environments, ...platform.services]) {
    users.set(name, (users.get(name) ?? 0) + 1);
  }
  return places.flatMap(({ name: value, file, path }): readonly Problem[] => {
    const problem = { file, path, value };
    if (!isName(value)) return [{ ...problem, ...noName }];
    if (path !== 'name') return [];
    if (reservedNames.has(value)) {
      return [{ ...problem, code: 'FL_NAME_RESERVED', what: 'is reserved', mend: 'choose another name' }];
    }
    if ((users.get(value) ?? 0) > 1) {
      const mend = 'give every environment and service a name of its own';
      return [{ ...problem, code: 'FL_NAME_TWICE', what: 'is the name of another one too', mend }];
    }
    return [];
  });
}

function checkServices(platform: Platform): readonly Problem[] {
  const names = new Set<string>(platform.environments.map(({ name }) => name));
  return platform.services.flatMap(({ name: service, definition }) => {
    const file = serviceFile(platform, service);
    const named = [
      ...(definition.environments ?? []).map((name) => ({ name, path: 'environments' })),
      ...Object.keys(definition.overrides ?? {}).map((name) => ({ name, path: `overrides.${name}` })),
      ...Object.entries(definition.workloads).flatMap(([workload, { environments = [] }]) =>
        environments.map((name) => ({ name, path: `workloads.${workload}.environments` })),
      ),
    ];
    const unknown = named
      .filter(({ name }) => !names.has(name))
      .map(({ name: value, path }): Problem => {
        const mend = `name one of ${[...names].join(', ')}, or add it to ${platformFile(platform)}`;
        return {
          code: 'FL_ENVIRONMENT',
          file,
          path,
          value,
          what: 'is not an environment of the platform',
          mend,
        };
      });
    const kinds = Object.entries(definition.workloads)
      .filter(([, { kind }]) => !workloadKinds.includes(kind))
      .map(([workload, { kind: value }]): Problem => {
        const mend = `write one of ${workloadKinds.join(', ')}`;
        return {
          code: 'FL_KIND',
          file,
          path: `workloads.${workload}.kind`,
          value,
          what: 'is not a kind of workload',
          mend,
        };
      });
    return [...unknown, ...kinds, ...unknownWorkloads(definition, file)];
  });
}

/** An override is of a workload that is there. */
function unknownWorkloads(
  { workloads, overrides = {} }: ServiceDefinition,
  file: string,
): readonly Problem[] {
  return Object.entries(overrides).flatMap(([environment, override]) =>
    Object.keys(override?.workloads ?? {})
      .filter((name) => !Object.hasOwn(workloads, name))
      .map((name) => {
        const path = `overrides.${environment}.workloads.${name}`;
        const mend = `name one of ${Object.keys(workloads).sort().join(', ')}`;
        const what = 'is not a workload of the service';
        return { code: 'FL_WORKLOAD_UNKNOWN', file, path, value: undefined, what, mend };
      }),
  );
}
