import { isObject } from '@fairlead/model';
import type { Inventory, Placed } from '../inventory.js';
import { selects } from '../labels.js';
import { at, stringsAt } from '../pods.js';
import { called, longRunningKinds, type Rule, type Said } from '../rule.js';
import { autoscalersOf, rolloutOver, takenOver } from './replicas.js';

/** Pods have one keeper: two that select the same ones count, serve and protect each other's. */
export const keepers: Rule = {
  kinds: longRunningKinds,
  check: (placed, inventory) => [...sharedPods(placed, inventory), ...keptTwice(placed, inventory)],
};

function sharedPods(placed: Placed, inventory: Inventory): readonly Said[] {
  const path = ['spec', 'selector'];
  const selector = at(placed.object, path);
  const own = takenOver(placed, inventory);
  if (!isObject(selector)) return [];
  const near = inventory.labelledLike(placed.namespace, stringsAt(selector, ['matchLabels']));
  const place = near.indexOf(own ?? placed);
  const other = near.find((each, index) => {
    if (each === placed || each === own || !kinds.has(each.object.kind)) return false;
    if (!selects(selector, each.pods?.labels ?? {})) return false;
    // Where each selects the other's pods, it is said once.
    return index < place || !selects(at(each.object, path), (own ?? placed).pods?.labels ?? {});
  });
  if (other === undefined) return [];
  return [
    {
      code: 'FL_PODS_SHARED',
      path,
      value: selector,
      what: `selects the pods of ${called(other)} too`,
      mend: 'give the pods of one of the two a label of their own, and both a selector that asks for it',
    },
  ];
}

const kinds: ReadonlySet<string> = new Set(longRunningKinds);

/** A Rollout that takes a Deployment over is the only one, and Git asks for no pods of the Deployment's own. */
function keptTwice(placed: Placed, inventory: Inventory): readonly Said[] {
  const own = takenOver(placed, inventory);
  const keeper = own && keeperBeside(placed, own, inventory);
  if (keeper === undefined) return [];
  return [
    {
      code: 'FL_PODS_SHARED',
      path: ['spec', 'workloadRef', 'name'],
      value: own?.object.metadata.name,
      what: `names pods that ${called(keeper)} keeps already, so there are twice as many as anybody wants`,
      mend: "set rollout.form 'workload-ref' in the workload instead of an object of one's own",
    },
  ];
}

/** Who else asks for pods of a workload that a Rollout takes over. */
function keeperBeside(placed: Placed, own: Placed, inventory: Inventory): Placed | undefined {
  const first = rolloutOver(own, inventory);
  if (first !== undefined && first !== placed) return first;
  const [scaler] = autoscalersOf(own, inventory);
  const replicas = at(own.object, ['spec', 'replicas']);
  return scaler ?? (typeof replicas === 'number' && replicas > 0 ? own : undefined);
}
