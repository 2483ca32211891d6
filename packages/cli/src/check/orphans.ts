import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Resolution } from '@fairlead/model';
import type { Finding } from './finding.js';

/** Folders of environments that the platform no longer has but that still say what runs. */
export function orphanFindings(
  root: string,
  folder: string,
  { environments }: Resolution,
): readonly Finding[] {
  const at = join(root, folder, 'environments');
  if (!existsSync(at)) return [];
  const known = new Set(environments.map(({ name }) => name));
  return readdirSync(at, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !known.has(entry.name))
    .filter((entry) => existsSync(join(at, entry.name, 'releases')))
    .map(({ name }) => ({
      severity: 'error',
      code: 'FL_ENVIRONMENT_ABANDONED',
      file: `${folder}/environments/${name}`,
      path: '',
      value: undefined,
      what: 'has releases, but the platform has no such environment',
      mend: 'define it with `retired: true` until it is gone from the cluster, then delete the folder',
    }));
}
