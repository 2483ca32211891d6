import { fileURLToPath } from 'node:url';
import { synthEnvironment } from '@fairlead/k8s';
import { type CheckedEnvironment, renderChecked } from '@fairlead/k8s/check';
import {
  type EnvironmentResolution,
  type JsonObject,
  type Platform,
  printRelease,
  type Resolution,
} from '@fairlead/model';
import { load } from '@fairlead/workspace/load';
import { kustomization } from '../../packages/k8s/src/format/kustomization.js';
import { renderObjects } from '../../packages/k8s/src/format/objects.js';
import { releaseOf } from '../../packages/k8s/src/testing/releases.js';

/** The repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The platform of a folder of `examples`, read from its definitions as `fairlead` reads them. */
export function platformIn(folder: string): Promise<Platform> {
  return load(root, `examples/${folder}/platform.ts`);
}

/** Every manifest of one environment, each service released: path below `manifests/` → YAML. */
export function manifestsOf(
  resolution: Resolution,
  environment: EnvironmentResolution,
): ReadonlyMap<string, string> {
  return synthEnvironment(filesOf(resolution, environment)).files;
}

/** What a compiler reads of an environment's folder, each service released: path below it → content. */
export function filesOf(
  { files }: Resolution,
  environment: EnvironmentResolution,
): ReadonlyMap<string, string> {
  const folder = `environments/${environment.name}/`;
  const resolved = files
    .filter(({ path }) => path.startsWith(folder))
    .map(({ path, content }) => [path.slice(folder.length), content] as const);
  const releases = running(environment).map(
    ({ service, release }) => [`releases/${service.name}.json`, printRelease(release)] as const,
  );
  return new Map([...resolved, ...releases]);
}

/** The same objects, as `check` looks at them. */
export function checkedOf(environment: EnvironmentResolution): CheckedEnvironment {
  return renderChecked(environment.environment, running(environment));
}

/** The same objects, with each service's kustomization. */
export function objectsOf(environment: EnvironmentResolution): readonly JsonObject[] {
  const { services, shared } = checkedOf(environment);
  return [
    ...services.flatMap(({ objects }) => objects),
    ...shared,
    ...running(environment).map(({ service, release }) =>
      kustomization(service, release, renderObjects(service, environment.environment)),
    ),
  ];
}

function running({ services }: EnvironmentResolution) {
  return [...services.values()].map((service) => ({ service, release: releaseOf(service) }));
}
