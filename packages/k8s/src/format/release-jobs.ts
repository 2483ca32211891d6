import { createHash } from 'node:crypto';
import { type JsonObject, printJson, type ResolvedService } from '@fairlead/model';
import { type KubeObject, objectKey } from '../object.js';

/**
 * Names for the Jobs that run once for each release. A Job cannot change, so each release brings another one: its name
 * ends in a hash of all that it is made of. The same release applied again is the same Job, which has run; another one's
 * is new, and the old one is pruned. The names belong to the release, so they stand beside its images.
 *
 * @param released what a release adds to the objects
 * @returns patches of a kustomization (kubectl.docs.kubernetes.io, patches; JSON 6902)
 */
export function releaseJobs(
  { workloads }: ResolvedService,
  objects: readonly KubeObject[],
  released: JsonObject,
): readonly JsonObject[] {
  const keys = new Set(
    Object.values(workloads)
      .filter(({ controller }) => controller === 'job')
      .map(({ objectName }) => `Job/${objectName}`),
  );
  return objects
    .filter((object) => keys.has(objectKey(object)))
    .map(({ kind, metadata: { name }, spec }) => {
      const hash = createHash('sha256')
        .update(printJson({ spec: spec ?? null, ...released }))
        .digest('hex');
      const operation = { op: 'replace', path: '/metadata/name', value: `${name}-${hash.slice(0, 8)}` };
      return {
        target: { kind, name },
        patch: JSON.stringify([operation]),
        options: { allowNameChange: true },
      };
    });
}
