import {
  type EnvironmentResolution,
  FairleadError,
  type Platform,
  type Resolution,
  resolve,
} from '@fairlead/model';
import { load } from '@fairlead/workspace/load';
import type { Io } from './io.js';

/** Where a platform is defined, from the repository's root. */
export const platformFile = 'apps/platform.ts';

/** The platform as it is defined, not yet looked at. @throws FairleadError when the definitions cannot be read */
export async function readPlatform(io: Io): Promise<Platform> {
  return await load(io.root, platformFile);
}

/** The platform and all that follows from it. @throws FairleadError with every problem of the definitions */
export async function readDefinitions(io: Io): Promise<{ platform: Platform; resolution: Resolution }> {
  const platform = await readPlatform(io);
  return { platform, resolution: resolve(platform) };
}

/** The environments that a person named, or all. @throws FairleadError `FL_ENVIRONMENT_UNKNOWN` */
export function chosen(
  { environments }: Resolution,
  names: readonly string[] | undefined,
): readonly EnvironmentResolution[] {
  return chosenOf(environments, names, ({ name }) => name);
}

/**
 * Whatever is known of the environments that a person named, or of all.
 *
 * @throws FairleadError `FL_ENVIRONMENT_UNKNOWN`
 */
export function chosenOf<T>(
  all: readonly T[],
  names: readonly string[] | undefined,
  nameOf: (each: T) => string,
): readonly T[] {
  if (names === undefined) return all;
  const known = all.map(nameOf);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length === 0) return all.filter((each) => names.includes(nameOf(each)));
  throw new FairleadError(
    unknown.map((value) => ({
      code: 'FL_ENVIRONMENT_UNKNOWN',
      file: platformFile,
      path: 'environments',
      value,
      what: 'is not an environment of the platform',
      mend: `name one of ${known.join(', ')}`,
    })),
  );
}
