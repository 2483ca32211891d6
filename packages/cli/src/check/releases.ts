import { join } from 'node:path';
import { readFolder } from '@fairlead/files';
import {
  definitionHash,
  type EnvironmentResolution,
  FairleadError,
  parseRelease,
  type Resolution,
} from '@fairlead/model';
import { asErrors, type Finding } from './finding.js';

/**
 * Release files that cannot be read, that belong to no service, or that were tested with another definition
 * than the one that would now reach the environment with them.
 */
export function releaseFindings(
  root: string,
  resolution: Resolution,
  here: EnvironmentResolution,
): readonly Finding[] {
  const folder = here.environment.folder;
  return [...readFolder(join(root, folder), ['releases/*.json'])].flatMap(([path, content]) => {
    const file = `${folder}/${path}`;
    const service = path.slice('releases/'.length, -'.json'.length);
    if (!here.services.has(service)) {
      const mend = `delete the file, or define ${service} with \`retired: true\` until it is gone from the cluster`;
      const what = `there is no service ${service} in ${here.name}`;
      return asErrors([{ code: 'FL_RELEASE_ORPHAN', file, path: 'service', value: service, what, mend }]);
    }
    try {
      return changedSince(resolution, file, parseRelease(file, content));
    } catch (error) {
      if (error instanceof FairleadError) return asErrors(error.problems);
      throw error;
    }
  });
}

function changedSince(
  { files }: Resolution,
  file: string,
  { service, definition: { environment, hash } }: ReturnType<typeof parseRelease>,
): readonly Finding[] {
  const tested = files.find(({ path }) => path === `environments/${environment}/services/${service}.json`);
  if (tested === undefined || definitionHash(tested.content) === hash) return [];
  return [
    {
      severity: 'warning',
      code: 'FL_DEFINITION_CHANGED',
      file,
      path: 'definition.hash',
      value: hash,
      what: `the definition of ${service} in ${environment} changed since this release was tested with it`,
      mend: 'let a new release arrive before, or look at the difference and accept it',
    },
  ];
}
