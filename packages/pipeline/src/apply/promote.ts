import { type Waiting, withBackOff } from '../git/back-off.js';
import { isTransient } from '../git/failure.js';
import { Outdated } from '../git/outdated.js';
import { observe, type World } from '../observe/observe.js';
import type { Scope } from '../observe/scope.js';
import { changes, type Plan } from '../plan/action.js';
import type { Observed } from '../plan/observed.js';
import { apply, type Tools } from './apply.js';
import type { Done } from './journal.js';

/** The world as it is at the moment of looking. */
export interface Looked {
  readonly world: World;
  readonly tools: Tools;
}

/** A run of promotion. */
export interface Run {
  /** Fetches, and says what there is now; asked again after each lost race. */
  readonly look: () => Promise<Looked>;
  readonly scope: Scope;
  /** What to do about what is seen. Pure. */
  readonly decide: (observed: Observed) => Plan;
  readonly waiting: Waiting;
}

export interface Outcome {
  readonly plan: Plan;
  readonly journal: readonly Done[];
}

/** What would be done now. Writes nothing. */
export function planned({ look, scope, decide, waiting }: Run): Promise<Plan> {
  const once = async () => decide(await observe((await look()).world, scope));
  return withBackOff(once, mayPass, { waiting });
}

/**
 * Looks, decides and does, and begins again from a fresh look when somebody else was faster. What was done before
 * the race was lost stays done: the next plan does not have it any more.
 */
export function promote(run: Run): Promise<Outcome> {
  return withBackOff(
    async () => {
      const { world, tools } = await run.look();
      const plan = run.decide(await observe(world, run.scope));
      return { plan, journal: changes(plan) ? await apply(plan, tools) : [] };
    },
    mayPass,
    { waiting: run.waiting },
  );
}

/** Whether looking again may find it gone. */
export const mayPass = (error: unknown): boolean => error instanceof Outdated || isTransient(error);
