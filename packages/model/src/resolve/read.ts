import { fileMode } from '../facets/workload/volumes.js';
import { isObject, type Json } from '../json.js';
import { FairleadError, type Problem, refuse } from '../problem.js';
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
  const service = parse<ResolvedService>('service', file, content);
  refuse(wrongModes(service).map((finding) => wrongField(file, finding)));
  return service;
}

/** The one text of a resolved file that a compiler reads as a number; its type lets every text through. */
function wrongModes({ workloads }: ResolvedService): readonly WrongField[] {
  return Object.entries(workloads).flatMap(([workload, { volumes }]) =>
    Object.entries(volumes)
      .filter(([, { mode }]) => !fileMode.test(mode))
      .map(([volume, { mode }]) => ({
        path: `workloads.${workload}.volumes.${volume}.mode`,
        value: mode,
        what: 'is not a file mode',
      })),
  );
}

/** Reads `needs.json`. @throws FairleadError `FL_RESOLVED_JSON`, `FL_RESOLVED_VERSION`, `FL_RESOLVED_FIELD` */
export function parseNeeds(file: string, content: string): Needs {
  return parse<Needs>('needs', file, content);
}

type WrongField = Pick<Problem, 'path' | 'value' | 'what'>;

const mend = 'run `npx projen`, which writes it from the definition';

function parse<T>(kind: keyof typeof schemas, file: string, content: string): T {
  const wanted = schemas[kind];
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
  refuse(fileFindings(kind, value).map((finding) => wrongField(file, finding)));
  return value as unknown as T;
}

const wrongField = (file: string, { path, value, what }: WrongField): Problem => ({
  code: 'FL_RESOLVED_FIELD',
  file,
  path,
  value,
  what,
  mend: `${mend}; after an edit of the model, \`npm run docs\` first`,
});
