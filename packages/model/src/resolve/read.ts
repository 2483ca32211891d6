import { isObject, type Json } from '../json.js';
import { FairleadError } from '../problem.js';
import { type Needs, type ResolvedEnvironment, type ResolvedService, schemas } from './resolved.js';

// The files are written by `npx projen` and restored by it, so what is inside one of the right version is what
// resolution wrote. A file of another version was written by another Fairlead and means something else.

/** Reads `environment.json`. @throws FairleadError `FL_RESOLVED_JSON`, `FL_RESOLVED_VERSION` */
export function parseEnvironment(file: string, content: string): ResolvedEnvironment {
  return parse<ResolvedEnvironment>(file, content, schemas.environment);
}

/** Reads `services/<s>.json`. @throws FairleadError `FL_RESOLVED_JSON`, `FL_RESOLVED_VERSION` */
export function parseService(file: string, content: string): ResolvedService {
  return parse<ResolvedService>(file, content, schemas.service);
}

/** Reads `needs.json`. @throws FairleadError `FL_RESOLVED_JSON`, `FL_RESOLVED_VERSION` */
export function parseNeeds(file: string, content: string): Needs {
  return parse<Needs>(file, content, schemas.needs);
}

function parse<T extends { readonly schema: string }>(file: string, content: string, wanted: T['schema']): T {
  const mend = 'run `npx projen`, which writes it from the definition';
  let value: Json;
  try {
    value = JSON.parse(content);
  } catch (cause) {
    const what = `is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw new FairleadError([{ code: 'FL_RESOLVED_JSON', file, path: '', value: undefined, what, mend }], {
      cause,
    });
  }
  const found = isObject(value) ? value['schema'] : undefined;
  if (found !== wanted) {
    const what = `is not of the version that this Fairlead reads (${wanted})`;
    throw new FairleadError([
      { code: 'FL_RESOLVED_VERSION', file, path: 'schema', value: found, what, mend },
    ]);
  }
  return value as unknown as T;
}
