import { objectsAt, stringsAt } from '../pods.js';
import { podRule, type Rule } from '../rule.js';

/** Names whose value is a secret: `DATABASE_PASSWORD`, and not `DATABASE_PASSWORD_FILE`. */
const secretName = /(^|[_.-])(password|passwd|secret|token|api[_.-]?key|private[_.-]?key|credentials)$/i;

const mend = 'put the value into a store and declare its name under secrets';

/** No variable of a container is a secret in plain sight. */
export const secretVariables = podRule(({ pods }) =>
  pods.containers.flatMap(({ spec, path }) =>
    objectsAt(spec, ['env']).flatMap(([index, { name, value }]) => {
      if (!secretName.test(String(name)) || typeof value !== 'string' || !looksSecret(value)) return [];
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
      .filter(([name, value]) => secretName.test(name) && looksSecret(String(value)))
      .map(([name]) => ({
        code: 'FL_SECRET_LITERAL' as const,
        path: ['data', name],
        value: name,
        what: 'is the name of a secret, and its value stands in Git',
        mend,
      })),
};

/** A path to a file, an address without a user, a number or a switch is no secret; neither is a composed variable. */
function looksSecret(value: string): boolean {
  return value !== '' && !/^(\/|\$\(|https?:\/\/[^@]*$|true$|false$|\d{1,6}$)/.test(value);
}
