import { isSecretLiteral } from '@fairlead/model';
import { objectsAt, stringsAt } from '../pods.js';
import { podRule, type Rule } from '../rule.js';

const mend = 'put the value into a store and declare its name under secrets';

/** No variable of a container is a secret in plain sight, also not by a patch: definitions are refused before. */
export const secretVariables = podRule(({ pods }) =>
  pods.containers.flatMap(({ spec, path }) =>
    objectsAt(spec, ['env']).flatMap(([index, { name, value }]) => {
      if (typeof value !== 'string' || !isSecretLiteral(String(name), value)) return [];
      return [
        {
          code: 'FL_SECRET_LITERAL',
          path: [...path, 'env', index, 'value'],
          value: String(name),
          what: 'is the name of a secret, and its value stands in Git',
          mend,
        },
      ];
    }),
  ),
);

/** No ConfigMap holds a password. A Secret with values is never rendered at all. */
export const secretEntries: Rule = {
  kinds: ['ConfigMap'],
  check: ({ object }) =>
    Object.entries(stringsAt(object, ['data']))
      .filter(([name, value]) => isSecretLiteral(name, String(value)))
      .map(([name]) => ({
        code: 'FL_SECRET_LITERAL' as const,
        path: ['data', name],
        value: name,
        what: 'is the name of a secret, and its value stands in Git',
        mend,
      })),
};
