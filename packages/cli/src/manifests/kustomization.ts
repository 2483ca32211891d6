import { isObject, type Json, type JsonObject } from '@fairlead/model';
import { parse } from 'yaml';

/** What a service's kustomization adds to its objects. */
export interface Kustomization {
  /** Image without tag → with tag and digest. */
  readonly images: ReadonlyMap<string, string>;
  readonly labels: readonly Labels[];
  /** Jobs and the names that a release gives them. */
  readonly names: ReadonlyMap<string, string>;
}

interface Labels {
  readonly pairs: { readonly [name: string]: string };
  /** Where else than on the object itself. */
  readonly fields: readonly { readonly kind?: string; readonly path: string; readonly create?: boolean }[];
}

interface KustomizationFile {
  readonly images?: readonly { readonly name: string; readonly newTag?: string; readonly digest?: string }[];
  readonly labels?: readonly (Pick<Labels, 'pairs'> & Partial<Labels>)[];
  /** Each puts another name on one object. */
  readonly patches?: readonly { readonly target: { readonly name: string }; readonly patch: string }[];
}

/** Reads what {@link kustomized} knows to apply; a service without a kustomization adds nothing. */
export function readKustomization(content: string | undefined): Kustomization {
  const file: KustomizationFile = content === undefined ? {} : (parse(content) ?? {});
  const { images = [], labels = [], patches = [] } = file;
  return {
    images: new Map(images.map((image) => [image.name, imageText(image)])),
    labels: labels.map(({ pairs, fields = [] }) => ({ pairs, fields })),
    names: new Map(patches.flatMap(({ target, patch }) => newName(patch).map((name) => [target.name, name]))),
  };
}

/** What a patch that only renames puts in place of a name. */
function newName(patch: string): readonly string[] {
  const operations: readonly { readonly path: string; readonly value: string }[] = parse(patch);
  return operations.filter(({ path }) => path === '/metadata/name').map(({ value }) => value);
}

function imageText({ name, newTag, digest }: NonNullable<KustomizationFile['images']>[number]): string {
  return `${name}${newTag === undefined ? '' : `:${newTag}`}${digest === undefined ? '' : `@${digest}`}`;
}

/** An object with images, labels and the name of a Job put in, where kustomize puts them. */
export function kustomized(object: JsonObject, { images, labels, names }: Kustomization): JsonObject {
  const places = labels.flatMap(({ pairs, fields }) => {
    const here = fields.filter(
      ({ kind, path, create = false }) =>
        (kind === undefined || kind === object['kind']) && (create || has(object, path.split('/'))),
    );
    return ['metadata/labels', ...here.map(({ path }) => path)].map((path) => ({ path, pairs }));
  });
  return places.reduce(
    (labelled, { path, pairs }) => merged(labelled, path.split('/'), pairs),
    withImages(renamed(object, names), images) as JsonObject,
  );
}

function renamed(object: JsonObject, names: Kustomization['names']): JsonObject {
  const metadata = isObject(object['metadata']) ? object['metadata'] : {};
  const name = object['kind'] === 'Job' ? names.get(String(metadata['name'])) : undefined;
  return name === undefined ? object : { ...object, metadata: { ...metadata, name } };
}

function withImages(value: Json | undefined, images: Kustomization['images']): Json | undefined {
  if (Array.isArray(value)) return value.map((item) => withImages(item, images) ?? null);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, part]) => {
    const inside = withImages(part, images);
    return [key, key === 'containers' || key === 'initContainers' ? tagged(inside, images) : inside];
  });
  return Object.fromEntries(entries);
}

function tagged(containers: Json | undefined, images: Kustomization['images']): Json | undefined {
  if (!Array.isArray(containers)) return containers;
  return containers.map((container) => {
    if (!isObject(container) || typeof container['image'] !== 'string') return container;
    return { ...container, image: images.get(container['image']) ?? container['image'] };
  });
}

/** With an object's properties set at a path whose last step may be missing; of a list in every item that has it. */
function merged<T extends Json | undefined>(value: T, path: readonly string[], pairs: Labels['pairs']): T;
function merged(value: Json | undefined, path: readonly string[], pairs: Labels['pairs']): Json | undefined {
  if (Array.isArray(value)) {
    return value.map((item) => (has(item, path) ? merged(item, path, pairs) : item));
  }
  const [name, ...rest] = path;
  const inside = isObject(value) ? value : {};
  if (name === undefined) return { ...inside, ...pairs };
  return { ...inside, [name]: merged(inside[name], rest, pairs) };
}

function has(value: Json | undefined, path: readonly string[]): boolean {
  if (Array.isArray(value)) return value.some((item) => has(item, path));
  const [name, ...rest] = path;
  if (name === undefined) return value !== undefined;
  return isObject(value) && has(value[name], rest);
}
