import { downgrade, versionUnmoved } from './downgrade.js';
import { frozen } from './frozen.js';
import { held } from './held.js';
import { imagesComplete, imagesExist, imagesUnmoved, platformsFit } from './images.js';
import { readable } from './readable.js';
import { retired } from './retired.js';
import type { Rule } from './rule.js';
import { acceptedBranch, ancestry, sourceReachable } from './source.js';
import { stopsHere } from './stops-here.js';
import { unchanged } from './unchanged.js';

/** Why something does not move, in the order in which it is said: the first reason is the one that is told. */
export const proposalRules: readonly Rule[] = [
  readable,
  retired,
  unchanged,
  stopsHere,
  held,
  sourceReachable,
  acceptedBranch,
  ancestry,
  downgrade,
  versionUnmoved,
  imagesExist,
  imagesUnmoved,
  platformsFit,
  imagesComplete,
];

/** The same for what is written at once; a proposal waits for these before it is merged. */
export const writeRules: readonly Rule[] = [...proposalRules, frozen];
