import { posix } from 'node:path';
import { isObject, type Platform, type Problem } from '@fairlead/model';

/** What keeps a default export from being the platform of its folder, if anything does. */
export function platformProblem(file: string, exported: unknown): Problem | undefined {
  if (exported === undefined) {
    return {
      code: 'FL_EXPORT_MISSING',
      file,
      path: 'default',
      value: undefined,
      what: 'there is no default export',
      mend: 'write export default platform({ … })',
    };
  }
  if (!isPlatform(exported)) {
    return {
      code: 'FL_NOT_A_PLATFORM',
      file,
      path: 'default',
      value: undefined,
      what: `the default export is ${describe(exported)}, not a platform`,
      mend: 'export what platform({ … }) returns',
    };
  }
  return exported.folder === posix.dirname(file) ? undefined : folderProblem(file, exported.folder);
}

function folderProblem(file: string, folder: string): Problem {
  return {
    code: 'FL_PLATFORM_FOLDER',
    file,
    path: 'folder',
    value: folder,
    what: 'the definitions are in another folder',
    mend: `set folder to ${posix.dirname(file)}`,
  };
}

function isPlatform(value: unknown): value is Platform {
  return isObject(value) && value['type'] === 'platform';
}

function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return value instanceof Promise ? 'a promise' : `of type ${typeof value}`;
}
