import { FairleadError } from '@fairlead/model';
import type { Entries } from '@fairlead/pipeline/ledger';
import type { Standing } from './surveyed.js';

/**
 * The services that a person named. One that is gone by now is known by what the ledger tells of it.
 *
 * @throws FairleadError `FL_ASKED_SERVICE`: what is mistyped would be looked for in vain, and nothing is no answer to it
 */
export function knownServices(
  names: readonly string[] | undefined,
  { environments }: Pick<Standing, 'environments'>,
  entries: Entries,
): { readonly services?: readonly string[] } {
  if (names === undefined) return {};
  const present = environments.flatMap(({ services }) => [...services.keys()]);
  const known = [...new Set([...present, ...entries.map(({ service }) => service)])].sort();
  const what = 'is not a service of the platform';
  const mend = `name one of ${known.join(', ')}`;
  const problems = names
    .filter((name) => !known.includes(name))
    .map((name) => ({ code: 'FL_ASKED_SERVICE' as const, file: name, path: '', value: name, what, mend }));
  if (problems.length > 0) throw new FairleadError(problems);
  return { services: names };
}
