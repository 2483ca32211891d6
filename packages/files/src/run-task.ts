import { FairleadError } from '@fairlead/model';
import { placed } from './placed.js';

/**
 * Runs a synth as a program of its own: the environment's folder is the first argument. One line that sums it
 * up goes to stdout; what is wrong goes to stderr, with exit code 5.
 *
 * @param synth from the folder to the line
 */
export function runTask(synth: (folder: string) => string): void {
  const folder = process.argv[2];
  try {
    if (folder === undefined) throw new FairleadError([noFolder]);
    process.stdout.write(`${synth(folder)}\n`);
  } catch (error) {
    if (!(error instanceof FairleadError)) throw error;
    const told = folder === undefined ? error : new FairleadError(placed(folder, error.problems));
    process.stderr.write(`${told.message}\n`);
    process.exitCode = 5;
  }
}

const noFolder = {
  code: 'FL_ARGUMENT_MISSING',
  file: '',
  path: '',
  value: undefined,
  what: 'no folder was named',
  mend: "give the environment's folder as the first argument",
} as const;
