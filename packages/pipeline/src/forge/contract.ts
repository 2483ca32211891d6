import { comments } from './contract/comments.js';
import { ending } from './contract/ending.js';
import { gates } from './contract/gates.js';
import { merging } from './contract/merging.js';
import { races } from './contract/races.js';
import type { ForgeRule } from './contract/stage.js';
import { wanting } from './contract/wanting.js';

export type { ForgeRule, ForgeStage } from './contract/stage.js';

/** What promotion counts on. A forge that breaks one of these would lose or repeat a release. */
export const forgeContract: readonly ForgeRule[] = [
  ...wanting,
  ...merging,
  ...gates,
  ...ending,
  ...comments,
  ...races,
];
