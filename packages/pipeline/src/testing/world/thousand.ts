import fc from 'fast-check';
import { test } from 'vitest';
import { anyStory, type Kind } from './any-story.js';
import type { Story } from './story.js';

const numRuns = 1000;
const [seed = 0] = fc.sample(fc.noBias(fc.integer()), 1);

/** Says of every story that something holds in it; a test with the name of the law. */
export type Law = (name: string, keeps: (story: Story) => void) => void;

/**
 * A thousand stories, told once when the first law asks for them: most of the time goes into the telling. A law gets
 * a copy, so it may tell its story on. One that is broken is looked for again from there, to find the smallest.
 */
export function lawsOf(kind: Kind = {}): Law {
  let told: readonly Story[] | undefined;
  return (name, keeps) => {
    test(name, { timeout: 240_000 }, () => {
      told ??= fc.sample(anyStory(kind), { numRuns, seed });
      const path = told.findIndex((story) => isBroken(keeps, story.copy()));
      if (path >= 0) fc.assert(fc.property(anyStory(kind), keeps), { numRuns, seed, path: String(path) });
    });
  };
}

function isBroken(keeps: (story: Story) => void, story: Story): boolean {
  try {
    keeps(story);
    return false;
  } catch {
    return true;
  }
}
