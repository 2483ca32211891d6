import type { Problem } from '../problem.js';
import type { At } from './facet.js';
import type { Canary, CanaryStep } from './workload/rollout.js';

/**
 * From the first weight on, an analysis measures after one, two and three minutes. Fewer measurements than its
 * limits allow to be wrong would pass whatever they say (argo-rollouts #4479).
 */
export const shortestAnalysisSeconds = 180;

/** Steps that go up, lie between nothing and everything, and leave an analysis the time to see something. */
export function checkCanary({ steps, analysis }: Canary, at: At): readonly Problem[] {
  if (steps.length === 0) {
    return [
      at({
        path: 'steps',
        value: [],
        code: 'FL_ROLLOUT_STEPS',
        what: 'a canary without steps is a plain update',
        mend: "write at least one step, such as { weight: 20 }, or strategy 'none'",
      }),
    ];
  }
  const weights = steps.flatMap((step) => ('weight' in step ? [step.weight] : []));
  const wrong = weights.find((weight, i) => !(weight > (weights[i - 1] ?? 0) && weight <= 100));
  const problems: Problem[] = [];
  if (wrong !== undefined || weights.length === 0) {
    problems.push(
      at({
        path: 'steps',
        value: wrong,
        code: 'FL_ROLLOUT_WEIGHT',
        what: 'weights go up, from above 0 to at most 100 percent, and there is at least one',
        mend: 'put them in order, such as { weight: 10 }, { pause: 120 }, { weight: 50 }',
      }),
    );
  }
  const seconds = watchedSeconds(steps);
  if (analysis.length > 0 && seconds < shortestAnalysisSeconds) {
    problems.push(
      at({
        path: 'steps',
        value: seconds,
        code: 'FL_ROLLOUT_PAUSE',
        what: `its pauses are over after ${seconds} seconds, before the analysis has measured three times`,
        mend: `pause for ${shortestAnalysisSeconds} seconds or more after the first weight, or until promoted`,
      }),
    );
  }
  return problems;
}

function watchedSeconds(steps: readonly CanaryStep[]): number {
  const first = steps.findIndex((step) => 'weight' in step);
  return steps
    .slice(Math.max(first, 0))
    .reduce((sum, step) => sum + ('pause' in step ? secondsOf(step.pause) : 0), 0);
}

const secondsOf = (pause: number | 'until-promoted'): number =>
  pause === 'until-promoted' ? Number.POSITIVE_INFINITY : pause;
