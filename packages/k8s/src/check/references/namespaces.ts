import type { Inventory } from '../inventory.js';
import { objectsAt } from '../pods.js';
import { everyKind, type Rule } from '../rule.js';

/** Services write where their environment's project lets them; the namespaces themselves are made by the deploy tool. */
export const namespaces: Rule = {
  kinds: [everyKind],
  check: ({ object, of }, inventory) => {
    const { kind, metadata } = object;
    if (of === undefined) return [];
    if (kind === 'Namespace') {
      return [
        {
          code: 'FL_NAMESPACE_OBJECT',
          path: [],
          value: metadata.name,
          what: 'is a namespace, which the Application of its service makes and labels: two owners undo each other',
          mend: 'take the object away; its quotas and limits are said under namespace',
        },
      ];
    }
    const { namespace } = metadata;
    const open = openIn(inventory);
    if (namespace === undefined || open === undefined || open.has(namespace)) return [];
    return [
      {
        code: 'FL_NAMESPACE_CLOSED',
        path: ['metadata', 'namespace'],
        value: namespace,
        what: 'is a namespace that the project of the environment does not open, so Argo CD refuses the whole sync',
        mend: 'leave the namespace out, or put the object to the service that has this namespace',
      },
    ];
  },
};

const found = new WeakMap<Inventory, ReadonlySet<unknown> | undefined>();

/** Namespaces that projects open; `undefined` where there is no project, or one opens more than names. */
function openIn(inventory: Inventory): ReadonlySet<unknown> | undefined {
  if (found.has(inventory)) return found.get(inventory);
  const names = inventory
    .ofKind('AppProject')
    .flatMap(({ object }) =>
      objectsAt(object, ['spec', 'destinations']).map(([, each]) => each['namespace']),
    );
  const isKnown = names.length > 0 && !names.some((name) => /[*!/[?]/.test(String(name)));
  const open = isKnown ? new Set(names) : undefined;
  found.set(inventory, open);
  return open;
}
