import { objectsAt } from '../pods.js';
import { podRule, type Said } from '../rule.js';

/** A container has a variable once: of two the last one counts, and an apply on the server refuses both. */
export const variables = podRule(({ pods }) =>
  pods.containers.flatMap(({ name: container, path, spec }) => {
    const seen = new Set<unknown>();
    return objectsAt(spec, ['env']).flatMap(([index, { name }]): readonly Said[] => {
      const isFirst = !seen.has(name);
      seen.add(name);
      if (isFirst) return [];
      return [
        {
          code: 'FL_VARIABLE_TWICE',
          path: [...path, 'env', index, 'name'],
          value: name,
          what: `is a variable of container ${container} already`,
          mend: 'keep one of the two',
        },
      ];
    });
  }),
);
