import { isObject, type Json } from '@fairlead/model';
import type { Strings } from '../../object.js';
import type { Inventory, Placed } from '../inventory.js';
import { hasLabels, selects } from '../labels.js';
import { at, stringsAt } from '../pods.js';
import type { Rule, Said } from '../rule.js';

/** A selector meets something: one that meets nothing protects, measures or serves nobody, without a word. */
export const selectors: Rule = {
  kinds: ['Service', 'PodDisruptionBudget', 'NetworkPolicy', 'PodMonitor', 'ServiceMonitor'],
  check: (placed, inventory) => {
    const { path, meets } = selection(placed, inventory);
    const selector = at(placed.object, path);
    if (!isObject(selector) || Object.keys(selector).length === 0 || meets(selector)) return [];
    const operator = inventory.hasUnknownKinds(placed.namespace);
    const found: Said = {
      code: 'FL_SELECTS_NOTHING',
      severity: operator ? 'warning' : 'error',
      path,
      value: selector,
      what: `selects nothing that is in namespace ${placed.namespace}`,
      mend: 'select labels that pods have, or take the object away',
    };
    return [found];
  },
};

interface Selection {
  /** Of the selector. */
  readonly path: readonly string[];
  meets(selector: Json): boolean;
}

function selection({ object, namespace }: Placed, inventory: Inventory): Selection {
  const spaces = namespacesOf(at(object, ['spec', 'namespaceSelector']), namespace);
  const pods = (labels: Strings) => (spaces ?? []).flatMap((each) => inventory.labelledLike(each, labels));
  switch (object.kind) {
    case 'Service':
      return {
        path: ['spec', 'selector'],
        meets: (selector) =>
          pods(stringsAt(selector, [])).some(({ pods: of }) =>
            hasLabels(stringsAt(selector, []), of?.labels ?? {}),
          ),
      };
    case 'ServiceMonitor':
      return {
        path: ['spec', 'selector'],
        meets: (selector) =>
          inventory
            .ofKind('Service')
            .some(
              (each) =>
                (spaces === undefined || spaces.includes(each.namespace)) &&
                selects(selector, each.object.metadata.labels ?? {}),
            ),
      };
    default:
      return {
        path: ['spec', object.kind === 'NetworkPolicy' ? 'podSelector' : 'selector'],
        meets: (selector) =>
          spaces === undefined ||
          pods(stringsAt(selector, ['matchLabels'])).some(({ pods: of }) =>
            selects(selector, of?.labels ?? {}),
          ),
      };
  }
}

/** The namespaces that a monitor looks at; `undefined` is all. */
function namespacesOf(selector: Json | undefined, own: string): readonly string[] | undefined {
  if (!isObject(selector)) return [own];
  if (selector['any'] === true) return undefined;
  const names = selector['matchNames'];
  return Array.isArray(names) ? names.map(String) : [own];
}
