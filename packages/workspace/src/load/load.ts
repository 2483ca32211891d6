import { FairleadError, type Platform } from '@fairlead/model';
import { bundleDefinitions } from './bundle-definitions.js';
import { evaluate } from './evaluate.js';
import { platformProblem } from './platform-problem.js';

/**
 * Reads a platform from its definitions: bundles them in memory, evaluates the bundle under plain node and
 * returns the default export. Nothing is written to disk, and every call reads the files afresh.
 *
 * @param root the repository's root, an absolute path
 * @param file the file that default-exports the platform, relative to `root`
 * @throws FairleadError naming file and place when a file is missing, does not parse, imports what is not
 *   there or throws while it is evaluated, and when the default export is not the platform of that folder
 */
export async function load(root: string, file = 'apps/platform.ts'): Promise<Platform> {
  const bundle = await bundleDefinitions(root, file);
  const exported = evaluate(bundle);
  const problem = platformProblem(file, exported);
  if (problem !== undefined) throw new FairleadError([problem]);
  return exported as Platform;
}
