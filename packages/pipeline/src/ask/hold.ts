import { allServices, type Hold, type Holds, holdsHash, holdsSchema, withHold } from '@fairlead/model';
import { type CloseRequest, type HoldWrite, type Plan, planSchema } from '../plan/action.js';
import { closedFirst, gatesFirst } from '../plan/carry/closing.js';
import { fanIn, type LedgerChange } from '../plan/carry/ledgers.js';
import type { Observed, ObservedEnvironment, ProposedHolds } from '../plan/observed.js';
import { withHolds } from '../plan/reverts.js';
import { proposal } from './hold-request.js';
import { isPlan, named, refused } from './refused.js';
import { aboutWhatRuns, aboutWords, type HoldSaid } from './stopping.js';
import { toldRequests } from './told-requests.js';

/** What a person wants held, or held no more. */
export interface HoldAsk {
  readonly environment: string;
  /** `_all` stops the whole environment. */
  readonly service: string;
  readonly change: HoldSaid | Lift;
  /** `request`: proposed, where the ledger's branch takes no push. @default 'commit' */
  readonly carry?: 'commit' | 'request';
}

interface Lift {
  readonly lift: readonly Hold['kind'][];
}

/** What is held, or held no more, in full. */
export type HoldChange = Hold | Lift;

/** What a person lifts who wants things to go on: what was rolled back stays out. */
export const liftable = ['paused', 'stops-here'] as const satisfies readonly Hold['kind'][];

/** The same, and what was rolled back may return. */
export const liftableAgain = [...liftable, 'not-again'] as const satisfies readonly Hold['kind'][];

/**
 * Plans a hold or its end. Open requests learn of it at once, not with the next run. A request that proposes something
 * about the same target already is what it goes on from: it is brought up to date, or closed when it is written.
 */
export function planHold(observed: Observed, ask: HoldAsk, now: Date): Plan {
  const { environment: name, service } = ask;
  const services = service === allServices ? [] : [service];
  const environment = named(observed, { environment: name, services });
  if (isPlan(environment)) return environment;
  const change = aboutWhatRuns(ask, environment);
  if ('kind' in change && change.kind === 'refuse') return refused(change);
  const open = environment.proposedHolds?.find((each) => each.service === service);
  const written = environment.holds[service] ?? [];
  const after = holdsAfter(basis(written, open), change);
  const { [service]: _mended, ...holdProblems } = environment.holdProblems;
  const around = { observed, environment: { ...environment, holdProblems }, now };
  if (holdsHash(written) === holdsHash(after) && environment.holdProblems[service] === undefined) {
    return asItWas({ ...ask, change }, { ...around, written, open });
  }
  const hold = holdWrite(environment, service, after);
  const words = changeFor({ ...ask, change }, hold, environment);
  return ask.carry === 'request' ? proposed(words, open, around) : committed(words, open, around);
}

interface Around {
  readonly observed: Observed;
  readonly environment: ObservedEnvironment;
  readonly now: Date;
}

function committed(change: LedgerChange, open: ProposedHolds | undefined, around: Around): Plan {
  const { observed, now } = around;
  const told = toldRequests(observed, withHolds(without(open, around.environment), change.holds), now);
  const actions = [...told, ...closing(open, { because: 'written', words: 'is written without it' })];
  return { schema: planSchema, actions: gatesFirst(fanIn([change]), actions, observed.requests) };
}

function proposed(change: LedgerChange, open: ProposedHolds | undefined, around: Around): Plan {
  const { observed, environment, now } = around;
  const action = proposal(change, { open, environment });
  const holds = change.holds.flatMap((each) => (each.holds === 'lifted' ? [] : each.holds.holds));
  const [{ service = '' } = {}] = change.holds;
  const after = without(open, environment);
  const told = toldRequests(
    observed,
    { ...after, proposedHolds: [...(after.proposedHolds ?? []), { service, holds }] },
    now,
  );
  return { schema: planSchema, actions: closedFirst([action], told, observed.requests) };
}

/** What a person goes on from: what is proposed, and where that cannot be merged any more, all that it would hold. */
function basis(written: readonly Hold[], open: ProposedHolds | undefined): readonly Hold[] {
  if (open === undefined) return written;
  return open.request?.merge === 'conflict' ? open.holds.reduce(withHold, written) : open.holds;
}

function without(
  open: ProposedHolds | undefined,
  { proposedHolds = [], ...environment }: ObservedEnvironment,
): ObservedEnvironment {
  return { ...environment, proposedHolds: proposedHolds.filter((each) => each !== open) };
}

function closing(
  open: ProposedHolds | undefined,
  { because, words }: Pick<CloseRequest, 'because' | 'words'>,
): readonly CloseRequest[] {
  if (open?.request === undefined) return [];
  const { ref, target } = open.request;
  return [{ kind: 'close-request', ref, target, because, words }];
}

function holdsAfter(before: readonly Hold[], change: HoldChange): readonly Hold[] {
  return 'lift' in change
    ? before.filter(({ kind }) => !change.lift.includes(kind))
    : withHold(before, change);
}

/** Of what a person lets go, what is there; of a file that nobody can read, all that may have been. */
function liftedKinds({ lift }: Lift, before: readonly Hold[]): Lift['lift'] {
  const there = lift.filter((kind) => before.some((each) => each.kind === kind));
  return there.length > 0 ? there : lift;
}

function changeFor(
  { environment: name, service, change }: HoldAsk & { readonly change: HoldChange },
  hold: HoldWrite,
  environment: ObservedEnvironment,
): LedgerChange {
  const words =
    'lift' in change
      ? `lifted: ${liftedKinds(change, environment.holds[service] ?? []).join(', ')}`
      : `${change.kind}: ${aboutWords(change, environment)}${change.reason} (${change.by})`;
  const place = `${service === allServices ? 'all' : service} in ${name}`;
  return {
    title: 'lift' in change ? `Lift the hold on ${place}` : `Hold ${place}`,
    ledger: environment.ledger,
    releases: [],
    holds: [hold],
    reason: [`${name}/${service}: ${words}`],
    overrides: [],
  };
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

/** Nothing is to be written; whatever was proposed about it is pointless. */
function asItWas(
  { environment: name, service, change }: HoldAsk,
  { observed, environment, now, written, open }: Around & Proposing,
): Plan {
  const target = { environment: name, unit: service };
  const words = 'lift' in change ? nothingHeld(written) : 'is held like that already';
  const ends = closing(open, { because: 'nothing-left', words: 'nothing is left of it' });
  const told = open === undefined ? [] : toldRequests(observed, without(open, environment), now);
  const skip = { kind: 'skip', target, because: 'unchanged', words } as const;
  return { schema: planSchema, actions: [...(ends.length > 0 ? [] : [skip]), ...ends, ...told] };
}

interface Proposing {
  readonly written: readonly Hold[];
  readonly open: ProposedHolds | undefined;
}

function nothingHeld(before: readonly Hold[]): string {
  if (!before.some(({ kind }) => kind === 'not-again')) return 'nothing is held here';
  return 'nothing is held here but what was rolled back: `--lift --again` lets that return';
}
