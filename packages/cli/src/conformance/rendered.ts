import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type AppliedObject, appliedObjects } from '../manifests/applied.js';
import { manifestsOnDisk } from '../manifests/on-disk.js';
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

function kindOf({ object }: AppliedObject): string {
  return `${String(object['apiVersion'])}/${String(object['kind'])}`;
}

/** Objects grouped by `apiVersion/kind`, in the order in which the kinds appear. */
export function byKind(objects: readonly AppliedObject[]): ReadonlyMap<string, readonly AppliedObject[]> {
  const kinds = [...new Set(objects.map(kindOf))];
  return new Map(kinds.map((kind) => [kind, objects.filter((object) => kindOf(object) === kind)]));
}
