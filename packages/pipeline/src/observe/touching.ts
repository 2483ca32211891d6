import { mergedChanges } from '../git/merges.js';
import type { Oid } from '../git/oid.js';
import type { Git } from '../git/program.js';
import type { Inputs } from './inputs.js';

/** Which commits are asked for. */
export interface TouchingQuestion {
  readonly tip: Oid;
  /** Neither this one nor what it holds; the beginning of history where absent. */
  readonly since: Oid | undefined;
  readonly inputs: Inputs;
  /** Older ones are not asked for. */
  readonly most: number;
}

/** How many commits git looks through at first. Where most of them are of others, each look is longer than the last. */
const firstPage = 200;

/**
 * Commits of a branch that change what a service is built from, newest first. It is looked for as far back as there is
 * history: a service may have been quiet, held or frozen for as long as it likes.
 */
export async function touchingCommits(git: Git, of: TouchingQuestion): Promise<readonly Oid[]> {
  const { since, inputs, most } = of;
  const touching: Oid[] = [];
  let tip = of.tip;
  for (let size = firstPage; tip !== '' && touching.length < most; size *= 4) {
    const question = { tip, since, paths: inputs.paths, fields: ['%H', '%P'], most: size } as const;
    const page = await mergedChanges(git, question);
    touching.push(
      ...page.flatMap(({ fields, files }) =>
        [...files.keys()].some(inputs.isInput) ? [fields[0] ?? ''] : [],
      ),
    );
    // The very first commit has no parent, and `''` is where a history ends.
    tip = page.length < size ? '' : firstOf(page.at(-1)?.fields[1]);
  }
  return touching.slice(0, most);
}

const firstOf = (parents = ''): string => parents.split(' ')[0] ?? '';
