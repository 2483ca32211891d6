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
 * Release files that cannot be read, or that were tested with another definition than the one that would now
 * reach the environment with them. Whether a release fits its service is for synth to say.
 */
export function releaseFindings(
  root: string,
  resolution: Resolution,
  here: EnvironmentResolution,
): readonly Finding[] {
  const folder = here.environment.folder;
  return [...readFolder(join(root, folder), ['releases/*.json'])].flatMap(([path, content]) => {
    const file = `${folder}/${path}`;
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
