import { declare } from '../authoring/declare.js';
import type { Environment } from '../authoring/environment.js';
import type { Platform } from '../authoring/platform.js';
import type { Service, ServiceDefinition } from '../authoring/service.js';
import { FairleadError, type Problem } from '../problem.js';
import { type EnvironmentResolution, resolve } from '../resolve/resolve.js';
import type { ResolvedService } from '../resolve/resolved.js';

// What these builders take has no types of its own: tests also say what the compiler would refuse.

/** Any fields of a definition, right or wrong. */
export interface Fields {
  readonly [field: string]: unknown;
}

const builders = declare({ environments: ['dev', 'stg', 'prod'], sets: ['shared'] });

const tiers: Fields = { dev: 'development', stg: 'staging', prod: 'production' };

/** An environment in Google Cloud with a domain of its own; `fields` go over that. */
export function environmentOf(name: string, fields: Fields = {}): Environment {
  const rest = {
    tier: tiers[name] ?? 'staging',
    cloud: { provider: 'google', project: `harbour-${name}-sample`, region: 'europe-west1' },
    domain: `${name}.example.com`,
    delivery: { strategy: 'commit-on-merge' },
    ...fields,
  };
  return builders.environment(name as never, rest as never) as Environment;
}

/** The least that a server says. */
export const server = { kind: 'server', ports: { http: { port: 8080, exposed: 80 } } } as const;

/** A service of one server; `fields` go over that. */
export function serviceOf(name: string, fields: Fields = {}): Service {
  const definition = { name, workloads: { server }, ...fields };
  return { type: 'service', name, definition: definition as unknown as ServiceDefinition };
}

/** A service of one server that says more about it. */
export function serverOf(name: string, facets: Fields, fields: Fields = {}): Service {
  return serviceOf(name, { workloads: { server: { ...server, ...facets } }, ...fields });
}

/** What a service says of its server in production alone. */
export const inProd = (facets: Fields): Fields => ({
  overrides: { prod: { workloads: { server: facets } } },
});

/** A platform of these services in dev, stg and prod, or in other environments. */
export function platformOf(services: readonly Service[], environments?: readonly Environment[]): Platform {
  return {
    type: 'platform',
    name: 'harbour',
    repository: { url: 'https://git.example.com/harbour/platform.git', branch: 'main' },
    folder: 'apps',
    environments: environments ?? ['dev', 'stg', 'prod'].map((name) => environmentOf(name)),
    services,
  };
}

/** Everything that is wrong with a platform. */
export function problemsOf(platform: Platform): readonly Problem[] {
  try {
    resolve(platform);
    return [];
  } catch (error) {
    if (error instanceof FairleadError) return error.problems;
    throw error;
  }
}

/** One environment of a resolved platform. */
export function resolvedIn(platform: Platform, name: string): EnvironmentResolution {
  const found = resolve(platform).environments.find((environment) => environment.name === name);
  if (found === undefined) throw new Error(`no environment ${name}`);
  return found;
}

/** One service as one environment sees it. */
export function serviceIn(platform: Platform, environment: string, name: string): ResolvedService {
  const found = resolvedIn(platform, environment).services.get(name);
  if (found === undefined) throw new Error(`no service ${name} in ${environment}`);
  return found;
}

/** Path and text of every file that a platform resolves to. */
export function filesOf(platform: Platform): { readonly [path: string]: string } {
  return Object.fromEntries(resolve(platform).files.map(({ path, content }) => [path, content]));
}

/** Paths of the files that an edit adds, changes or takes away. */
export function changedFiles(before: Platform, after: Platform): readonly string[] {
  const [old, now] = [filesOf(before), filesOf(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((path) => old[path] !== now[path])
    .sort();
}
