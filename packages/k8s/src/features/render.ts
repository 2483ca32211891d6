import {
  type Environment,
  type EnvironmentResolution,
  type JsonObject,
  platform,
  resolve,
  type Service,
} from '@fairlead/model';
import { kustomization } from '../format/kustomization.js';
import { renderObjects } from '../format/objects.js';
import { type KubeObject, objectKey } from '../object.js';
import { sharedObjects } from '../shared-objects.js';
import { releaseOf } from '../testing/releases.js';
import { printYaml } from '../yaml/print.js';
import { excerpt } from './excerpt.js';
import { dev, type Feature, prod } from './feature.js';

/**
 * What comes of an example in production: of each object the fields that the feature is about, as YAML.
 *
 * @throws Error where the example does not show what it says it does
 */
export function renderFeature({ example, feature, shows }: Feature): string {
  const objects = objectsOf(example);
  const parts = Object.entries(shows).map(([key, paths]) => {
    const object = objects.get(key);
    if (object === undefined)
      throw new Error(`${feature}: no ${key} among ${[...objects.keys()].join(', ')}`);
    return printYaml(excerpt(object, paths));
  });
  return parts.join('---\n');
}

/**
 * Every object of an example by `Kind/name`, those that its environment shares among them, and the kustomization of its
 * first service as `Kustomization`.
 */
export function objectsOf(example: Feature['example']): ReadonlyMap<string, JsonObject> {
  const { services, objects, shared } = rendered(example);
  const first = services.get(example[0].name);
  return new Map<string, JsonObject>([
    ...[...objects, ...shared].map((object) => [objectKey(object), object] as const),
    ...(first ? [['Kustomization', kustomization(first, releaseOf(first), objects)] as const] : []),
  ]);
}

/** What an example puts into production. */
export interface RenderedExample {
  /** Objects of its services, which Argo CD applies. */
  readonly objects: readonly KubeObject[];
  /** What the environment shares: the project by which they are applied, the Applications, Gateway and stores. */
  readonly shared: readonly KubeObject[];
}

/** Everything that an example puts into production. */
export function everythingOf(example: Feature['example']): RenderedExample {
  const { objects, shared } = rendered(example);
  return { objects, shared };
}

function rendered(example: Feature['example']) {
  const { environment, services } = productionOf(example);
  const objects = [...services.values()].flatMap((service) => renderObjects(service, environment));
  return { services, objects, shared: sharedObjects(environment, [...services.values()]) };
}

/** Production of the platform that has nothing but the example. */
export function productionOf(example: Feature['example']): EnvironmentResolution {
  const services = example.filter((part): part is Service => part.type === 'service');
  const environments = example.filter((part): part is Environment => part.type === 'environment');
  const { environments: resolved } = resolve(
    platform({
      name: 'quay',
      repository: { url: 'https://git.example.com/quay/platform.git' },
      environments: [dev, ...(environments.length > 0 ? environments : [prod()])],
      services,
    }),
  );
  const found = resolved.find(({ name }) => name === 'prod');
  if (found === undefined) throw new Error('there is no production');
  return found;
}

/** The feature as part of a file's name or of a link. */
export function slug({ feature }: Pick<Feature, 'feature'>): string {
  return feature
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
}
