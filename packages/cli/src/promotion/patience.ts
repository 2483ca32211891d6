import { setTimeout } from 'node:timers/promises';
import { isContended, type Waiting, withBackOff } from '@fairlead/pipeline/git';

/** How a lost race is waited for. */
export const patience: Waiting = {
  wait: (milliseconds) => setTimeout(milliseconds),
  random: Math.random,
};

/** Does something in the mirror, which every run in this clone shares: another one may be at the same thing. */
export function besideOthers<T>(run: () => Promise<T>): Promise<T> {
  return withBackOff(run, isContended, { waiting: patience });
}
