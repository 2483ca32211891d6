import type { Step } from '../step.js';
import { change } from './change.js';
import { compare } from './compare.js';
import { deliver } from './deliver.js';
import { release } from './release.js';
import { synthesize } from './synthesize.js';

/** The walk, in its order: each step goes on from what the one before has left. */
export const steps: readonly Step[] = [synthesize, change, compare, release, deliver];
