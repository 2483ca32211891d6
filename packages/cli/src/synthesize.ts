import { type EnvironmentResolution, refuse } from '@fairlead/model';
import { compilerProblems } from './compilers.js';
import type { Io } from './io.js';
import { runTarget } from './nx.js';

/**
 * Synthesizes environments; what did not change comes from the cache. Nx keeps what a task said to itself, so that
 * what is wrong stands alone and last.
 *
 * @returns whether all of it is done
 * @throws FairleadError with what is wrong with the environments
 */
export async function synthesize(io: Io, environments: readonly EnvironmentResolution[]): Promise<boolean> {
  const names = environments.map(({ name }) => name);
  if ((await runTarget(io, 'synth', { environments: names, output: 'summary' })) === 0) return true;
  refuse(await compilerProblems(io.root, environments));
  // No problem of theirs, so whatever a task said is all that there is to know.
  return (await runTarget(io, 'synth', { environments: names, output: 'static-failures-only' })) === 0;
}
