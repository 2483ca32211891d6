import type { KubeObject } from '../../object.js';
import type { Placed } from '../inventory.js';
import { textAt } from '../pods.js';
import { podRule } from '../rule.js';
import { podReferences } from './pod-references.js';

/**
 * What runs before everything else finds what it needs: on the first sync the objects of the service itself are
 * not there yet, so a PreSync hook may only use what is a hook with an earlier wave, or nobody's here
 * (argo-cd #9891, #5086).
 */
export const hookNeeds = podRule(({ pods, object, namespace }, inventory) => {
  if (!isBefore(object)) return [];
  return podReferences(pods).flatMap(({ kind, name, path }) => {
    const direct = inventory.find(namespace, kind, name);
    const needed: Placed | undefined =
      direct ?? (kind === 'Secret' ? inventory.find(namespace, 'ExternalSecret', name) : undefined);
    if (needed === undefined || (isBefore(needed.object) && waveOf(needed.object) < waveOf(object)))
      return [];
    return [
      {
        code: 'FL_HOOK_NEEDS',
        path,
        value: name,
        what: `is written only after this hook has run, so the first sync waits for ever`,
        mend: `let ${kind} ${name} be a PreSync hook with an earlier sync wave, or let the hook do without`,
      },
    ];
  });
});

const annotation = (object: KubeObject, name: string) =>
  textAt(object, ['metadata', 'annotations', `argocd.argoproj.io/${name}`]);

const isBefore = (object: KubeObject) => annotation(object, 'hook')?.split(',').includes('PreSync') === true;
const waveOf = (object: KubeObject) => Number(annotation(object, 'sync-wave') ?? 0);
