import type { Json } from '@fairlead/model';
import { selects } from '../labels.js';
import { at, stringsAt } from '../pods.js';
import type { Rule, Said } from '../rule.js';
import { leastPods } from './replicas.js';

/** A PodDisruptionBudget lets pods go one day: one that never does holds up every upgrade of a node. */
export const evictions: Rule = {
  kinds: ['PodDisruptionBudget'],
  check: ({ object, namespace }, inventory) => {
    const selector = at(object, ['spec', 'selector']);
    const meant = inventory
      .labelledLike(namespace, stringsAt(selector, ['matchLabels']))
      .filter((each) => selects(selector, each.pods?.labels ?? {}));
    const counts = meant.map((each) => leastPods(each, inventory)).filter((each) => each !== undefined);
    const pods = counts.reduce((sum, each) => sum + each, 0);
    if (counts.length === 0) return [];
    const { minAvailable, maxUnavailable } = limits(at(object, ['spec']));
    if (maxUnavailable !== undefined && partOf(maxUnavailable, pods) <= 0)
      return [never('maxUnavailable', maxUnavailable, pods)];
    if (minAvailable !== undefined && pods > 0 && partOf(minAvailable, pods) >= pods)
      return [never('minAvailable', minAvailable, pods)];
    return [];
  },
};

function limits(spec: Json | undefined) {
  return { minAvailable: at(spec, ['minAvailable']), maxUnavailable: at(spec, ['maxUnavailable']) };
}

/** A number of pods, or a percentage of them; Kubernetes rounds both up. */
function partOf(value: Json, pods: number): number {
  if (typeof value === 'number') return value;
  return Math.ceil((Number.parseInt(String(value), 10) / 100) * pods);
}

function never(field: string, value: Json, pods: number): Said {
  return {
    code: 'FL_NO_EVICTION',
    path: ['spec', field],
    value,
    what: `never lets one of ${pods} ${pods === 1 ? 'pod' : 'pods'} go, so a node with it is never emptied`,
    mend: 'allow one pod to be away (maxUnavailable: 1), or run more of them',
  };
}
