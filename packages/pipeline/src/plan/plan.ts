import type { Action, Plan } from './action.js';
import { planSchema } from './action.js';
import { gatesFirst } from './carry/closing.js';
import { goneRequests } from './carry/gone.js';
import { fanIn, type LedgerChange } from './carry/ledgers.js';
import { settledRequests } from './carry/settled.js';
import { planEnvironment } from './environment.js';
import type { Observed, ObservedEnvironment } from './observed.js';
import { inOrder } from './order.js';

/**
 * What to do, from what is there: the same observation gives the same plan. Whatever an earlier run left undone is
 * found again, so a run that was dropped, killed or doubled loses nothing.
 *
 * Environments are planned in the order in which releases travel, each from what the one before it will run: what
 * is written to staging is proposed to production by the same plan.
 *
 * @param now the one clock: freezes and holds that end are told by it
 */
export function plan(observed: Observed, now: Date): Plan {
  const changes: LedgerChange[] = [];
  const actions: Action[] = [];
  const settled = new Map<string, ObservedEnvironment>();
  for (const environment of inOrder(observed.environments)) {
    const around = {
      ...observed,
      environments: observed.environments.map((each) => settled.get(each.settings.name) ?? each),
    };
    const part = planEnvironment({ observed: around, environment, now, asked: 'by-nobody', overrides: [] });
    changes.push(part.change);
    actions.push(...part.actions);
    settled.set(environment.settings.name, part.after);
  }
  const all = [...goneRequests(observed), ...settledRequests(observed), ...actions];
  return { schema: planSchema, actions: gatesFirst(fanIn(changes), all, observed.requests) };
}
