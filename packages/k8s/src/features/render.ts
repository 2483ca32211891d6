import { type Environment, type JsonObject, platform, resolve, type Service } from '@fairlead/model';
import { gateway } from '../edge/gateway.js';
import { kustomization } from '../format/kustomization.js';
import { renderObjects } from '../format/objects.js';
import { objectKey } from '../object.js';
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

/** Every object of the example's services by `Kind/name`, and the first one's kustomization as `Kustomization`. */
export function objectsOf(example: Feature['example']): ReadonlyMap<string, JsonObject> {
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
  const objects = new Map<string, JsonObject>();
  for (const service of found.services.values()) {
    for (const object of renderObjects(service, found.environment)) objects.set(objectKey(object), object);
  }
  const made = gateway(found.environment);
  if (made) objects.set(objectKey(made), made);
  const first = found.services.get(example[0].name);
  if (first) objects.set('Kustomization', kustomization(first, releaseOf(first)));
  return objects;
}

/** The feature as part of a file's name or of a link. */
export function slug({ feature }: Pick<Feature, 'feature'>): string {
  return feature
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
}
