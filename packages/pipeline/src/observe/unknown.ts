import { FairleadError, type Problem } from '@fairlead/model';
import type { DefinedEnvironment } from './definitions.js';
import type { Scope } from './scope.js';

/** A name that is mistyped would be looked for in vain, and nothing to do is no answer to it. @throws FairleadError */
export function refuseUnknown(
  environments: readonly DefinedEnvironment[],
  { environments: names = [], services = [] }: Scope,
): void {
  const known = environments.map(({ environment }) => environment.name);
  const present = [...new Set(environments.flatMap((each) => each.present))].sort();
  const problems: readonly Problem[] = [
    ...names
      .filter((name) => !known.includes(name))
      .map((name) => problemOf(name, { code: 'FL_ASKED_ENVIRONMENT', what: 'is not an environment', known })),
    ...services
      .filter((name) => !present.includes(name))
      .map((name) =>
        problemOf(name, {
          code: 'FL_ASKED_SERVICE',
          what: 'is not a service of the platform',
          known: present,
        }),
      ),
  ];
  if (problems.length > 0) throw new FairleadError(problems);
}

interface Unknown extends Pick<Problem, 'code' | 'what'> {
  readonly known: readonly string[];
}

function problemOf(name: string, { code, what, known }: Unknown): Problem {
  return { code, file: name, path: '', value: name, what, mend: `name one of ${known.join(', ')}` };
}
