import { changes, type Observed, type Override, type Plan, planWords } from '@fairlead/pipeline/plan';
import { type Done, isUnfinished, planned, promote, type Scope } from '@fairlead/pipeline/promotion';
import { exits, type Io, type Result } from '../io.js';
import { openShared, type Shared } from './clone.js';
import { withFailuresTold } from './failures.js';
import { journalText } from './journal-text.js';
import { looker, whileLoading } from './look.js';
import { besideOthers, patience } from './patience.js';

/** What a command decides. */
export interface Asked {
  /** Name of the command; its commits keep it. */
  readonly command: string;
  /** `plan` says what would be done and does nothing. */
  readonly mode: 'plan' | 'apply';
  readonly scope: (shared: Shared) => Promise<Scope>;
  readonly decide: (observed: Observed, shared: Shared) => Plan;
}

/** Looks, decides and does, or says what would be done. */
export function runPlanned(asked: Asked, io: Io): Promise<Result> {
  return withFailuresTold(async () => {
    const shared = await openShared(io);
    const look = looker(io, shared, { command: asked.command, first: 'was-fetched' });
    const decide = (observed: Observed) => asked.decide(observed, shared);
    // What a person names is looked up among what is there now.
    await whileLoading(besideOthers(() => shared.mirror.fetch()));
    const scope = await asked.scope(shared);
    if (asked.mode === 'plan') return told(await planned({ look, scope, decide, waiting: patience }));
    const rounds: Round[] = [];
    do {
      rounds.push(await promote({ look, scope, decide, waiting: patience }));
    } while (rounds.length < mostRounds && goesOn(rounds.at(-1)?.journal ?? []));
    return done(rounds);
  });
}

interface Round {
  readonly plan: Plan;
  readonly journal: readonly Done[];
}

/** A release may travel through every environment at once; whatever is left comes with the next run. */
const mostRounds = 10;

/** What was merged arrives in the environments behind it; a request that was opened may be merged by itself. */
function goesOn(journal: readonly Done[]): boolean {
  return journal.some(
    ({ action, outcome }) =>
      (action.kind === 'merge-request' && outcome.kind === 'written') ||
      (outcome.kind === 'request' && outcome.was !== 'unchanged'),
  );
}

function told(plan: Plan): Result {
  const refused = plan.actions.some(({ kind }) => kind === 'refuse');
  const exit = refused ? exits.invalid : changes(plan) ? exits.changes : exits.done;
  return { exit, text: planWords(plan).trimEnd(), json: plan };
}

function done(rounds: readonly Round[]): Result {
  const journal = rounds.flatMap((round) => round.journal);
  // What the last round saw is what still stands.
  const notes = (rounds.at(-1)?.plan.actions ?? []).filter(isNote);
  const failed = journal.some(isUnfinished);
  const refused = notes.some(({ kind }) => kind === 'refuse');
  return {
    exit: failed || refused ? exits.invalid : exits.done,
    text: journalText(journal, notes),
    json: { journal, notes },
  };
}

const isNote = ({ kind }: Plan['actions'][number]): boolean =>
  kind === 'skip' || kind === 'warn' || kind === 'refuse';

/** What a person sets aside, with the one reason for all of it. */
export function overridesOf(
  kinds: readonly Override['of'][],
  reason: string | undefined,
  { by }: Shared,
): readonly Override[] {
  return kinds.map((of) => ({ of, reason: reason ?? '', by: `${by.name} <${by.email}>` }));
}
