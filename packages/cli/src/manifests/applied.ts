import { isObject, type Json, type JsonObject } from '@fairlead/model';
import { parse, parseAllDocuments } from 'yaml';

/** An object as a cluster gets it. */
export interface AppliedObject {
  /** The service, or `_environment`. */
  readonly owner: string;
  /** `Deployment/api-server` */
  readonly id: string;
  readonly object: JsonObject;
}

/**
 * The objects of a `manifests` folder with the tags and labels of each service's kustomization applied, in the
 * way in which kustomize applies them.
 *
 * @param files path below `manifests` → content
 */
export function appliedObjects(files: ReadonlyMap<string, string>): readonly AppliedObject[] {
  return [...files]
    .filter(([path]) => path.endsWith('.yaml') && !path.endsWith('kustomization.yaml'))
    .flatMap(([path, content]) => {
      const [owner = ''] = path.split('/');
      const kustomization = readKustomization(files.get(`${owner}/kustomization.yaml`));
      return parseAllDocuments(content)
        .map((document) => document.toJS() as Json)
        .filter(isObject)
        .map((object) => ({
          owner,
          id: objectId(object),
          object: withReleased(object, kustomization) as JsonObject,
        }));
    });
}

interface Kustomization {
  readonly images: ReadonlyMap<string, string>;
  readonly labels: { readonly [name: string]: string };
}

interface KustomizationFile {
  readonly images?: readonly { readonly name: string; readonly newTag?: string; readonly digest?: string }[];
  readonly labels?: readonly { readonly pairs: { readonly [name: string]: string } }[];
}

function readKustomization(content: string | undefined): Kustomization {
  const file: KustomizationFile = content === undefined ? {} : (parse(content) ?? {});
  const images = (file.images ?? []).map(({ name, newTag, digest }): [string, string] => [
    name,
    `${name}${newTag === undefined ? '' : `:${newTag}`}${digest === undefined ? '' : `@${digest}`}`,
  ]);
  return {
    images: new Map(images),
    labels: Object.assign({}, ...(file.labels ?? []).map(({ pairs }) => pairs)),
  };
}

function objectId(object: JsonObject): string {
  const { metadata } = object;
  const name = isObject(metadata) ? metadata['name'] : undefined;
  return `${String(object['kind'])}/${String(name)}`;
}

/** Puts the tag on each container's image, and the labels on each object and pod template. */
function withReleased(value: Json | undefined, kustomization: Kustomization): Json | undefined {
  if (Array.isArray(value)) return value.map((item) => withReleased(item, kustomization) ?? null);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, part]): [string, Json | undefined] => {
    if (key === 'image' && typeof part === 'string') return [key, kustomization.images.get(part) ?? part];
    return [key, withReleased(part, kustomization)];
  });
  return Object.fromEntries(entries);
}
