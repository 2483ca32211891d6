import type { Oid } from '../git/oid.js';
import type { BareRepository } from './bare-repository.js';
import { importCommits } from './fast-import.js';

/** Commits that come one after the other. */
export interface Stretch {
  readonly count: number;
  readonly branch: string;
  /** What all of them edit. */
  readonly path: string;
  /** Told with the number of each, from 1. */
  readonly message: string;
  /** @default the number */
  readonly content?: (number: number) => string;
}

/** Makes a branch longer by thousands of commits, in one process. @returns its tip */
export async function lengthen(
  { git, tip }: BareRepository,
  { count, branch, path, message, content = (number) => `${number}\n` }: Stretch,
): Promise<Oid> {
  const from = await tip(branch);
  const seconds = Number(await git.run(['log', '-1', '--format=%ct', from]));
  const commits = Array.from({ length: count }, (_, at) => at + 1).map((number) => ({
    branch,
    ...(number === 1 && { from }),
    message: `${message} ${number}`,
    at: seconds + number,
    files: { [path]: content(number) },
  }));
  return importCommits(git, commits);
}
