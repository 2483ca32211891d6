import { isObject, type Json, type JsonObject, type Release, type ResolvedService } from '@fairlead/model';
import type { KubeObject } from '../object.js';
import { usedImages } from '../uses.js';

/** A service's objects with the tags and digests that a release gives its images, as a cluster gets them. */
export function withRelease(
  objects: readonly KubeObject[],
  service: ResolvedService,
  release: Release,
): readonly KubeObject[] {
  const images = new Map(
    usedImages(service).flatMap((name): readonly (readonly [string, string])[] => {
      const [image, released] = [service.images[name], release.images[name]];
      if (image === undefined || released === undefined) return [];
      return [[image.repository, `${image.repository}:${released.tag}@${released.digest}`]];
    }),
  );
  return objects.map((object) => tagged(object, images) as KubeObject);
}

/** With images put into every list of containers; parts without any are shared with the original. */
function tagged(value: Json, images: ReadonlyMap<string, string>): Json {
  if (!isObject(value)) return value;
  let changed: { [name: string]: Json | undefined } | undefined;
  for (const name in value) {
    const part = value[name];
    if (part === undefined || typeof part !== 'object' || part === null) continue;
    const isList = Array.isArray(part) && (name === 'containers' || name === 'initContainers');
    const inside = isList
      ? (part as readonly Json[]).map((each) => withImage(each, images))
      : tagged(part, images);
    if (inside === part) continue;
    changed ??= { ...value };
    changed[name] = inside;
  }
  return changed === undefined ? value : (changed as JsonObject);
}

function withImage(container: Json, images: ReadonlyMap<string, string>): Json {
  const image = isObject(container) ? images.get(String(container['image'])) : undefined;
  return image === undefined ? container : { ...(container as JsonObject), image };
}
