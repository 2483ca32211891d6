import { isObject, type Json } from '../../json.js';
import { facet } from '../facet.js';
import type { ExtraObject } from './objects.js';

/**
 * Objects of YAML files, joined to the service as they stand:
 * `import extra from './deploy/extra.yaml'`, and `manifests: extra`.
 */
export type Manifests = readonly ExtraObject[];

export const manifests = facet<Manifests>({
  kinds: [],
  defaults: () => [],
  atomic: [''],
  check: (objects, at) =>
    objects.flatMap((object, index) =>
      isKubernetes(object)
        ? []
        : [
            at({
              path: `${index}`,
              value: object,
              code: 'FL_MANIFEST_OBJECT',
              what: 'is no Kubernetes object: it has no apiVersion, no kind or no metadata.name',
              mend: 'write all three, and one object in each document of the file',
            }),
          ],
    ),
});

// What stands in a file has been seen by no compiler.
function isKubernetes(object: Json): boolean {
  if (!isObject(object) || !isObject(object['metadata'])) return false;
  const words = [object['apiVersion'], object['kind'], object['metadata']['name']];
  return words.every((word) => typeof word === 'string' && word !== '');
}
