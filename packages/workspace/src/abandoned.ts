import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '@fairlead/model';

/** Any of these says that a folder is, or was, an environment. */
const traces = ['environment.ts', 'project.json', 'releases'];

/**
 * Environments that have a folder but are no longer, or not yet, part of the platform. Nx would go on
 * running their tasks, and deleting one silently would leave behind whatever still runs there.
 */
export function abandonedEnvironments(root: string, names: readonly string[]): readonly Problem[] {
  const folder = 'apps/environments';
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder))
    .filter((name) => !names.includes(name))
    .filter((name) => traces.some((trace) => existsSync(join(root, folder, name, trace))))
    .sort()
    .map((name) => ({
      code: 'FL_ENVIRONMENT_ABANDONED',
      file: `${folder}/${name}`,
      path: '',
      value: name,
      what: 'the platform has no environment of this name',
      mend: 'add it to apps/platform.ts; or, once it was retired and nothing runs there, delete the folder',
    }));
}
