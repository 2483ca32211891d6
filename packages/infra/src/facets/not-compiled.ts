import type { Json, Problem } from '@fairlead/model';
import type { At, CompileNeed } from '../facet.js';

/** For needs that the model knows and infrastructure does not give yet: refused, so that none is forgotten. */
export function notYet(need: string): CompileNeed<{ readonly [name: string]: unknown }> {
  return (all, at) => ({
    resources: [],
    problems: Object.keys(all).map((name) => notCompiled(at, `${need}.${name}`, undefined)),
  });
}

/** That a need of a service is not met. */
export function notCompiled({ environment, service }: At, path: string, value: Json | undefined): Problem {
  return {
    code: 'FL_NOT_COMPILED',
    file: `${environment.folder}/needs.json`,
    path: `services.${service}.${path}`,
    value,
    what: 'this version of Fairlead does not write infrastructure for it',
    mend: `take it out of the definition of ${service}, or leave it out in ${environment.name}`,
  };
}
