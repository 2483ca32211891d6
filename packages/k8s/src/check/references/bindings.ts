import { objectsAt, textAt } from '../pods.js';
import type { Rule, Said } from '../rule.js';

/** A RoleBinding gives a role that is there to accounts that are there. */
export const bindings: Rule = {
  kinds: ['RoleBinding'],
  check: ({ object, namespace }, inventory) => {
    const role = textAt(object, ['roleRef', 'name']) ?? '';
    const isOurs = textAt(object, ['roleRef', 'kind']) === 'Role';
    const subjects = objectsAt(object, ['subjects']).flatMap(([index, subject]): readonly Said[] => {
      const name = String(subject['name']);
      const there = String(subject['namespace'] ?? namespace);
      // Accounts of other teams' namespaces are theirs to declare.
      const isKnown = subject['kind'] !== 'ServiceAccount' || name === 'default' || there !== namespace;
      if (isKnown || inventory.find(there, 'ServiceAccount', name)) return [];
      return [missing(['subjects', index, 'name'], name, 'ServiceAccount')];
    });
    if (!isOurs || inventory.find(namespace, 'Role', role)) return subjects;
    return [missing(['roleRef', 'name'], role, 'Role'), ...subjects];
  },
};

function missing(path: Said['path'], value: string, kind: string): Said {
  return {
    code: 'FL_BINDING',
    path,
    value,
    what: `is no ${kind} of this namespace, so nobody is allowed anything`,
    mend: 'declare it, or name one that is there',
  };
}
