import type { Case } from './case.js';
import { affected } from './cases/affected.js';
import { demo } from './cases/demo.js';
import { renderingGrowth } from './cases/growth.js';
import { helm } from './cases/helm.js';
import { infrastructure } from './cases/infrastructure.js';
import { projen } from './cases/projen.js';
import { promotion } from './cases/promotion.js';
import { rendering } from './cases/rendering.js';
import { resolution } from './cases/resolution.js';
import { start } from './cases/start.js';
import { strictCheck } from './cases/strict-check.js';

/** Every case, in the order in which it is measured and shown. */
export const cases: readonly Case[] = [
  rendering({ services: 100, runs: 5, atLeast: 1 }),
  rendering({ services: 1000, runs: 3, atLeast: 5 }),
  renderingGrowth,
  helm,
  resolution,
  strictCheck,
  infrastructure,
  projen,
  affected,
  promotion,
  start,
  demo,
];
