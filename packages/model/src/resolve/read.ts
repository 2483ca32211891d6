import { isObject, type Json } from '../json.js';
import { FairleadError, refuse } from '../problem.js';
import { fileFindings } from '../shapes/resolved.js';
import { type Needs, type ResolvedEnvironment, type ResolvedService, schemas } from './resolved.js';

// The files are written by `npx projen` and restored by it, so all that can be wrong with one is mended by it. A file of
// another version was written by another Fairlead and means something else.

/** Reads `environment.json`. @throws FairleadError `FL_RESOLVED_JSON`, `FL_RESOLVED_VERSION`, `FL_RESOLVED_FIELD` */
export function parseEnvironment(file: string, content: string): ResolvedEnvironment {
  return parse<ResolvedEnvironment>('environment', file, content);
}

/** Reads `services/<s>.json`. @throws FairleadError `FL_RESOLVED_JSON`, `FL_RESOLVED_VERSION`, `FL_RESOLVED_FIELD` */
export function parseService(file: string, content: string): ResolvedService {
  return parse<ResolvedService>('service', file, content);
}

/** Reads `needs.json`. @throws FairleadError `FL_RESOLVED_JSON`, `FL_RESOLVED_VERSION`, `FL_RESOLVED_FIELD` */
export function parseNeeds(file: string, content: string): Needs {
  return parse<Needs>('needs', file, content);
}

function parse<T>(kind: keyof typeof schemas, file: string, content: string): T {
  const wanted = schemas[kind];
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
  refuse(
    fileFindings(kind, value).map(({ path, value, what }) => ({
      code: 'FL_RESOLVED_FIELD',
      file,
      path,
      value,
      what,
      mend: `${mend}; after an edit of the model, \`npm run docs\` first`,
    })),
  );
  return value as unknown as T;
}
