import type { Oid } from '../git/oid.js';
import type { BareRepository } from './bare-repository.js';

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
  const commits = Array.from({ length: count }, (_, at) => at + 1).map((number) =>
    [
      `commit refs/heads/${branch}\n`,
      `committer Ada <ada@example.com> ${seconds + number} +0000\n`,
      data(`${message} ${number}`),
      number === 1 ? `from ${from}\n` : '',
      `M 100644 inline ${path}\n`,
      data(content(number)),
    ].join(''),
  );
  await git.run(['fast-import', '--quiet'], { input: commits.join('') });
  return tip(branch);
}

const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;
