import { at, objectsAt, textAt } from '../pods.js';
import type { Rule } from '../rule.js';

/** What KEDA's triggers authenticate with is there. */
export const triggerAuthentications: Rule = {
  kinds: ['ScaledObject'],
  check: ({ object, namespace }, inventory) =>
    objectsAt(object, ['spec', 'triggers']).flatMap(([index, trigger]) => {
      const name = textAt(trigger, ['authenticationRef', 'name']);
      // One of the whole cluster is its owner's to declare.
      const isShared = at(trigger, ['authenticationRef', 'kind']) === 'ClusterTriggerAuthentication';
      if (name === undefined || isShared || inventory.find(namespace, 'TriggerAuthentication', name))
        return [];
      return [
        {
          code: 'FL_TRIGGER_AUTHENTICATION',
          path: ['spec', 'triggers', index, 'authenticationRef', 'name'],
          value: name,
          what: `is no TriggerAuthentication of namespace ${namespace}, so KEDA never scales`,
          mend: 'declare it, or name one that is there',
        },
      ];
    }),
};
