import type { Inventory, Placed } from '../inventory.js';
import { called, podKinds, type Rule } from '../rule.js';
import { knownKinds } from '../schema/kinds.js';

const kinds = [...new Set([...podKinds, ...knownKinds.map((each) => each.slice(each.lastIndexOf('/') + 1))])];

/** An object belongs to one service: two that write it undo each other's work at every sync. */
export const objectsTwice: Rule = {
  kinds,
  check: (placed, inventory) => {
    const first = firstOf(placed, inventory);
    if (first === undefined || first === placed) return [];
    return [
      {
        code: 'FL_OBJECT_TWICE',
        path: ['metadata', 'name'],
        value: placed.object.metadata.name,
        what: `${called(placed)} of namespace ${placed.namespace} is written by ${first.of?.service.name ?? 'the environment'} already`,
        mend: 'give one of the two another name',
      },
    ];
  },
};

function firstOf({ object, namespace }: Placed, inventory: Inventory): Placed | undefined {
  const first = inventory.find(namespace, object.kind, object.metadata.name);
  const group = (apiVersion: string) => apiVersion.split('/').slice(0, -1).join('/');
  return first && group(first.object.apiVersion) === group(object.apiVersion) ? first : undefined;
}
