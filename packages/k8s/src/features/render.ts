import { type Environment, type JsonObject, platform, resolve, type Service } from '@fairlead/model';
import { application } from '../argo/application.js';
import { project, projectPart } from '../argo/project.js';
import { gateway } from '../edge/gateway.js';
import { kustomization } from '../format/kustomization.js';
import { renderObjects } from '../format/objects.js';
import { type KubeObject, objectKey } from '../object.js';
import { reader, secretStores } from '../secret-stores.js';
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
  const { services, objects, edge } = rendered(example);
  const first = services.get(example[0].name);
  return new Map<string, JsonObject>([
    ...[...objects, ...edge].map((object) => [objectKey(object), object] as const),
    ...(first ? [['Kustomization', kustomization(first, releaseOf(first))] as const] : []),
  ]);
}

/** What an example puts into production. */
export interface RenderedExample {
  /** Objects of its services, which Argo CD applies. */
  readonly objects: readonly KubeObject[];
  /** The Argo CD project by which they are. */
  readonly project: KubeObject;
  /** Everything else that the environment shares, and the Applications. */
  readonly shared: readonly KubeObject[];
}

/** Everything that an example puts into production. */
export function everythingOf(example: Feature['example']): RenderedExample {
  const { environment, services, objects, edge } = rendered(example);
  const all = [...services.values()];
  return {
    objects,
    project: project(environment, all.map(projectPart)),
    shared: [
      ...all.map((service) => application(service, environment)),
      ...edge,
      ...secretStores(environment, all.map(reader)).values(),
    ],
  };
}

function rendered(example: Feature['example']) {
  const { environment, services } = production(example);
  const objects = [...services.values()].flatMap((service) => renderObjects(service, environment));
  const made = gateway(environment);
  return { environment, services, objects, edge: made ? [made] : [] };
}

function production(example: Feature['example']) {
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
