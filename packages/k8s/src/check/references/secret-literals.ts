import { isSecretLiteral, secretLine, secretWord } from '@fairlead/model';
import { objectsAt, stringsAt } from '../pods.js';
import { podRule, type Rule } from '../rule.js';

const mend = 'put the value into a store and declare its name under secrets';

/** No variable of a container is a secret in plain sight, also not by a patch: definitions are refused before. */
export const secretVariables = podRule(({ pods }) =>
  pods.containers.flatMap(({ spec, path }) =>
    objectsAt(spec, ['env']).flatMap(([index, { name, value }]) => {
      if (typeof value !== 'string' || !isSecretLiteral(String(name), value)) return [];
      return [{ ...literal(String(name)), path: [...path, 'env', index, 'value'] }];
    }),
  ),
);

/** No script and no argument of a container gives a secret its value, also not by a patch. */
export const secretArguments = podRule(({ pods }) =>
  pods.containers.flatMap(({ spec, path }) =>
    (['command', 'args'] as const).flatMap((field) => {
      const words = spec[field];
      const name = Array.isArray(words) ? secretWord(words.map(String)) : undefined;
      return name === undefined ? [] : [{ ...literal(name), path: [...path, field] }];
    }),
  ),
);

/** No ConfigMap holds a password, be it by a key or in a line of a file. A Secret with values is never rendered at all. */
export const secretEntries: Rule = {
  kinds: ['ConfigMap'],
  check: ({ object }) =>
    Object.entries(stringsAt(object, ['data'])).flatMap(([key, value]) => {
      const name = isSecretLiteral(key, String(value)) ? key : secretLine(String(value));
      return name === undefined ? [] : [{ ...literal(name), path: ['data', key] }];
    }),
};

/** No object tells a secret: neither a variable, a script, an argument nor an entry of a ConfigMap gives one its value. */
const literal = (name: string) =>
  ({
    code: 'FL_SECRET_LITERAL',
    value: name,
    what: 'is the name of a secret, and its value stands in Git',
    mend,
  }) as const;
