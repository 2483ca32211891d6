import { isObject, type Json, type JsonObject } from '@fairlead/model';
import { parseAllDocuments } from 'yaml';
import { kustomized, readKustomization } from './kustomization.js';

/** An object as a cluster gets it. */
export interface AppliedObject {
  /** The service, or `_environment`. */
  readonly owner: string;
  /** `Deployment/api-server` */
  readonly id: string;
  readonly object: JsonObject;
}

/**
 * The objects of a `manifests` folder as a cluster gets them: with what each service's kustomization adds.
 *
 * @param files path below `manifests` → content
 */
export function appliedObjects(files: ReadonlyMap<string, string>): readonly AppliedObject[] {
  return [...files]
    .filter(([path]) => path.endsWith('.yaml') && !path.endsWith('/kustomization.yaml'))
    .flatMap(([path, content]) => {
      const [owner = ''] = path.split('/');
      const kustomization = readKustomization(files.get(`${owner}/kustomization.yaml`));
      return parseAllDocuments(content)
        .map((document) => document.toJS() as Json)
        .filter(isObject)
        .map((object) => ({ owner, id: objectId(object), object: kustomized(object, kustomization) }));
    });
}

function objectId(object: JsonObject): string {
  const { metadata } = object;
  const name = isObject(metadata) ? metadata['name'] : undefined;
  return `${String(object['kind'])}/${String(name)}`;
}
