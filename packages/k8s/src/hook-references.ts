import type { Problem } from '@fairlead/model';
import type { Compiled } from './compile.js';
import type { Phase } from './contribution.js';
import { type KubeObject, objectKey } from './object.js';
import { podReferences } from './pods/references.js';
import { branch } from './pods/template.js';

/**
 * What a hook refers to must be there before it: a hook of an earlier place itself, or nothing of this service at
 * all, such as a Secret that a person keeps. Anything else would be missing on the first deploy, which would wait
 * for it for ever. (argo-cd #5086, #9891)
 *
 * @param file the service's definition, shown in problems
 */
export function hookReferences(objects: readonly Compiled[], file: string): readonly Problem[] {
  const places = new Map(objects.flatMap((each) => provided(each.object).map((key) => [key, placeOf(each)])));
  return objects.flatMap(({ object, phase }): readonly Problem[] => {
    if (phase === undefined || object.kind !== 'Job') return [];
    const hook = placeOf({ object, phase });
    return podReferences(podSpec(object))
      .filter((key) => !isBefore(places.get(key), hook))
      .map((key) => ({
        code: 'FL_HOOK_REFERENCE',
        file,
        path: `workloads.${object.metadata.labels?.['app.kubernetes.io/component'] ?? ''}`,
        value: key,
        what: 'is not there yet when this hook runs for the first time',
        mend: "let the hook do without it, give it a copy under objects of its own, or run it with phase 'after'",
      }));
  });
}

/** What pods can refer to once this object is there. */
function provided(object: KubeObject): readonly string[] {
  if (object.kind !== 'ExternalSecret') return [objectKey(object)];
  const name = branch(branch(object, 'spec'), 'target')['name'];
  return [`Secret/${typeof name === 'string' ? name : object.metadata.name}`];
}

/** A moment of a deploy and the place in it. */
interface Place {
  readonly when: Phase['when'];
  readonly order: number;
}

/** In their order; a deploy can fail before any of them, so what is made then has no place among them. */
const moments: readonly Phase['when'][] = ['before', 'with', 'after'];

function placeOf({ phase, order = 0 }: Compiled): Place {
  return phase ?? { when: 'with', order };
}

/** What is not rendered is somebody else's, and there already. */
function isBefore(needed: Place | undefined, hook: Place): boolean {
  if (needed === undefined) return true;
  if (needed.when === hook.when) return needed.order <= hook.order;
  if (needed.when === 'on-failure' || hook.when === 'on-failure') return false;
  return moments.indexOf(needed.when) < moments.indexOf(hook.when);
}

function podSpec(job: KubeObject) {
  return branch(branch(branch(job, 'spec'), 'template'), 'spec');
}
