import type { AppliedObject } from '../manifests/applied.js';
import { differences } from './differences.js';
import { kept } from './dry-run.js';
import type { Published } from './schemas.js';

/**
 * What the API server would keep otherwise than it is sent, in the parts that belong to whoever sends them: Argo CD
 * would find such an object out of sync after every sync.
 *
 * @param kind `apiVersion/kind` of all of them
 */
export function changedByServer(
  kind: string,
  objects: readonly AppliedObject[],
  { definitions, kinds }: Published,
): readonly string[] {
  const schema = definitions[kinds.get(kind) ?? ''];
  if (schema === undefined) throw new Error(`the API server publishes no schema of ${kind}`);
  const all = kept(objects);
  if (all.length !== objects.length) throw new Error(`${all.length} of ${objects.length} were applied`);
  return objects.flatMap(({ owner, id, object }, index) =>
    differences(object, all[index], { schema, definitions }).map((each) => `${owner}, ${id} ${each}`),
  );
}
