import type { Step } from '../step.js';
import { change } from './change.js';
import { compare } from './compare.js';
import { harbour } from './harbour.js';
import { merge } from './merge.js';
import { production } from './production.js';
import { request } from './request.js';
import { rollback } from './rollback.js';
import { stage } from './stage.js';
import { status } from './status.js';
import { synthesize } from './synthesize.js';

/** The walk, in its order: each step goes on from what the one before has left. */
export const steps: readonly Step[] = [
  harbour,
  synthesize,
  change,
  compare,
  merge,
  stage,
  request,
  production,
  rollback,
  status,
];
