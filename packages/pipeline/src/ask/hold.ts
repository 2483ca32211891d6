import { allServices, type Hold, type Holds, holdsSchema, withHold } from '@fairlead/model';
import { type HoldWrite, type Plan, planSchema } from '../plan/action.js';
import { gateClosed, gatesFirst } from '../plan/carry/closing.js';
import { fanIn } from '../plan/carry/ledgers.js';
import type { Observed, ObservedEnvironment } from '../plan/observed.js';
import { plan } from '../plan/plan.js';
import { withHolds } from '../plan/reverts.js';
import { isPlan, named } from './refused.js';

/** What a person wants held, or held no more. */
export interface HoldAsk {
  readonly environment: string;
  /** `_all` stops the whole environment. */
  readonly service: string;
  readonly change: Hold | { readonly lift: readonly Hold['kind'][] };
}

/** What a person lifts who wants things to go on: what was rolled back stays out. */
export const liftable = ['paused', 'stops-here'] as const satisfies readonly Hold['kind'][];

/** The same, and what was rolled back may return. */
export const liftableAgain = [...liftable, 'not-again'] as const satisfies readonly Hold['kind'][];

/** Plans a hold or its end. Open requests learn of it at once, not with the next run. */
export function planHold(
  observed: Observed,
  { environment: name, service, change }: HoldAsk,
  now: Date,
): Plan {
  const services = service === allServices ? [] : [service];
  const environment = named(observed, { environment: name, services });
  if (isPlan(environment)) return environment;
  const before = environment.holds[service] ?? [];
  const after = 'lift' in change ? lifted(before, change.lift) : withHold(before, change);
  if (isSame(before, after) && environment.holdProblems[service] === undefined)
    return nothing({ environment: name, service, change }, before);
  const { [service]: _mended, ...holdProblems } = environment.holdProblems;
  const write = holdWrite(environment, service, after);
  const words =
    'lift' in change
      ? `lifted: ${change.lift.join(', ')}`
      : `${change.kind}: ${change.reason} (${change.by})`;
  const place = `${service === allServices ? 'all' : service} in ${name}`;
  const writes = fanIn([
    {
      title: 'lift' in change ? `Lift the hold on ${place}` : `Hold ${place}`,
      ledger: environment.ledger,
      releases: [],
      holds: [write],
      reason: [`${name}/${service}: ${words}`],
      overrides: [],
    },
  ]);
  const told = toldRequests(observed, withHolds({ ...environment, holdProblems }, [write]), now);
  return { schema: planSchema, actions: gatesFirst(writes, told, observed.requests) };
}

/** A whole file of holds, or that it goes. */
export function holdWrite(
  { settings, ledger }: ObservedEnvironment,
  service: string,
  all: readonly Hold[],
): HoldWrite {
  const file: Holds = { schema: holdsSchema, service, holds: [...all] };
  const holds = all.length === 0 ? 'lifted' : file;
  return { environment: settings.name, service, folder: ledger.folder, holds };
}

const lifted = (all: readonly Hold[], kinds: readonly Hold['kind'][]): readonly Hold[] =>
  all.filter(({ kind }) => !kinds.includes(kind));

/** The moment at which it was said makes no hold another one. */
function isSame(before: readonly Hold[], after: readonly Hold[]): boolean {
  const without = (all: readonly Hold[]) => all.map(({ at: _at, ...rest }) => JSON.stringify(rest)).sort();
  return without(before).join('\n') === without(after).join('\n');
}

function nothing({ environment, service, change }: HoldAsk, before: readonly Hold[]): Plan {
  const words = 'lift' in change ? nothingHeld(before) : 'is held like that already';
  const target = { environment, unit: service };
  return { schema: planSchema, actions: [{ kind: 'skip', target, because: 'unchanged', words }] };
}

function nothingHeld(before: readonly Hold[]): string {
  if (!before.some(({ kind }) => kind === 'not-again')) return 'nothing is held here';
  return 'nothing is held here but what was rolled back: `--lift --again` lets that return';
}

/** What open requests have to say from now on: those of the environment, and those that take releases from it. */
export function toldRequests(observed: Observed, held: ObservedEnvironment, now: Date): Plan['actions'] {
  const { name } = held.settings;
  const environments = observed.environments.map((each) => (each.settings.name === name ? held : each));
  const told = environments.filter(
    ({ settings: { name: each, delivery } }) =>
      each === name || (delivery.strategy === 'pull-request' && delivery.from === name),
  );
  const names = told.map(({ settings }) => settings.name);
  const numbers = new Set(
    observed.requests.filter(({ target }) => names.includes(target.environment)).map(({ ref }) => ref.number),
  );
  const { actions } = plan({ ...observed, environments }, now);
  return actions.flatMap((action): Plan['actions'] => {
    if (!('ref' in action) || !numbers.has(action.ref.number)) return [];
    if (action.kind === 'set-status' || action.kind === 'close-request') return [action];
    // What it is to bring instead comes with the next run: until then nobody merges what it brings now.
    return action.kind === 'update-request' ? gateClosed(action, observed.requests) : [];
  });
}
