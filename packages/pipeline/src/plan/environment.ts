import type { Action, ReleaseWrite } from './action.js';
import { type LedgerChange, reasonFor } from './carry/ledgers.js';
import { byRequest } from './carry/request.js';
import { type Decision, decide } from './decide.js';
import type { ObservedEnvironment } from './observed.js';
import { holdsForReverts, withHolds } from './reverts.js';
import { proposalRules, writeRules } from './rules/table.js';
import { strategies } from './strategies/table.js';
import { writesOf } from './unit-set.js';
import { unitsOf } from './units.js';
import { definitionsAhead } from './warnings/definition-ahead.js';
import type { Situation } from './wish.js';

/** What is planned for one environment. */
export interface EnvironmentPlan {
  readonly change: LedgerChange;
  readonly actions: readonly Action[];
  /** As it will be when its ledger is written. */
  readonly after: ObservedEnvironment;
}

/** Plans every unit of an environment by its strategy. */
export function planEnvironment(situation: Situation): EnvironmentPlan {
  const holds = holdsForReverts(situation.environment);
  const environment = withHolds(situation.environment, holds);
  const at = { ...situation, environment };
  const { decisions, carry, actions } = decisionsFor(at);
  const releases = carry === 'commit' ? decisions.flatMap((each) => writesFor(each, environment)) : [];
  const held = holds.map(
    ({ service }) => `${environment.settings.name}/${service}: held after a revert by hand`,
  );
  const reason = [...held, ...releases.map((write) => reasonFor(write, environment))];
  return {
    change: { ledger: environment.ledger, releases, holds, reason, overrides: at.overrides },
    actions: [...actions, ...definitionsAhead(at)],
    after: withReleases(environment, releases),
  };
}

interface Decided {
  readonly decisions: readonly Decision[];
  readonly carry: 'commit' | 'request' | 'nothing';
  readonly actions: readonly Action[];
}

function decisionsFor(at: Situation): Decided {
  const { environment } = at;
  const strategy = strategies[environment.settings.delivery.strategy];
  if (strategy === 'comes-later')
    return { decisions: [], carry: 'nothing', actions: [comesLater(environment)] };
  const rules = strategy.carry === 'commit' ? writeRules : proposalRules;
  const decisions = unitsOf(environment).map((unit) =>
    decide(unit, strategy.options(unit, at), { rules, at }),
  );
  const actions = decisions.flatMap((each) =>
    strategy.carry === 'commit' ? each.notes : byRequest(each, at),
  );
  return { decisions, carry: strategy.carry, actions };
}

/** The releases that a unit's decision writes. */
export function writesFor({ unit, moving }: Decision, environment: ObservedEnvironment) {
  return writesOf(unit, moving, environment);
}

function comesLater({ settings }: ObservedEnvironment): Action {
  const { name, delivery, folder } = settings;
  const problem = {
    code: 'FL_STRATEGY_LATER',
    file: `${folder}/environment.ts`,
    path: 'delivery.strategy',
    value: delivery.strategy,
    what: 'is a strategy that promotion does not carry out yet',
    mend: 'choose commit-on-merge, pull-request, version-release or digest-commit until it does',
  } as const;
  return { kind: 'refuse', target: { environment: name, unit: '_all' }, problem };
}

/** The environment as it is with these releases. */
export function withReleases(
  environment: ObservedEnvironment,
  writes: readonly ReleaseWrite[],
): ObservedEnvironment {
  const services = { ...environment.services };
  for (const { service, release } of writes) {
    const { ready: _ready, ...seen } = services[service] ?? {};
    services[service] = { ...(seen as (typeof services)[string]), release };
  }
  return { ...environment, services };
}
