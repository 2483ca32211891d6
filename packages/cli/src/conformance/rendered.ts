import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { featureObjects } from '@fairlead/k8s/testing';
import { type AppliedObject, appliedObjects } from '../manifests/applied.js';
import { manifestsOnDisk } from '../manifests/on-disk.js';
import { customResources, kindsOf } from './custom-resources.js';
import { root } from './tools.js';

const folder = 'apps/environments';

/** Environments of the sample platform that are rendered in this checkout. */
export const environments = readdirSync(join(root, folder), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** From the repository's root. */
export const manifestsFolder = (environment: string): string => `${folder}/${environment}/manifests`;

/** Services of an environment that have a kustomization. */
export function renderedServices(environment: string): readonly string[] {
  const files = manifestsOnDisk(root, manifestsFolder(environment));
  return [...files.keys()].flatMap((path) =>
    path.endsWith('/kustomization.yaml') ? [path.split('/')[0] ?? ''] : [],
  );
}

/** Every object of an environment as a cluster gets it. */
export function objectsOf(environment: string): readonly AppliedObject[] {
  return appliedObjects(manifestsOnDisk(root, manifestsFolder(environment)));
}

/** Objects that are looked at together. */
export interface Rendered {
  readonly name: string;
  readonly objects: readonly AppliedObject[];
}

/** The environments of the sample platform, and everything that the examples of features render. */
export function everythingRendered(): readonly Rendered[] {
  const features = featureObjects().map(({ feature, object }) => ({
    owner: feature,
    id: `${object.kind}/${object.metadata.name}`,
    object,
  }));
  // Many examples render what is equal.
  const different = new Map(features.map((each) => [JSON.stringify(each.object), each]));
  return [
    ...environments.map((name) => ({ name, objects: objectsOf(name) })),
    { name: 'the examples of features', objects: [...different.values()] },
  ];
}

/** Kinds whose schema was written from documentation: what a tool says by it proves nothing. */
export const assumedKinds: ReadonlySet<string> = new Set(customResources('assumed').flatMap(kindsOf));

function kindOf({ object }: AppliedObject): string {
  return `${String(object['apiVersion'])}/${String(object['kind'])}`;
}

/** Objects grouped by `apiVersion/kind`, in the order in which the kinds appear. */
export function byKind(objects: readonly AppliedObject[]): ReadonlyMap<string, readonly AppliedObject[]> {
  const kinds = [...new Set(objects.map(kindOf))];
  return new Map(kinds.map((kind) => [kind, objects.filter((object) => kindOf(object) === kind)]));
}
