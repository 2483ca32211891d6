import {
  type Hold,
  type Holds,
  holdsSchema,
  keptOut,
  type Release,
  setHash,
  withHold,
} from '@fairlead/model';
import type { HoldWrite } from './action.js';
import type { ObservedEnvironment, ObservedService, RecordedChange } from './observed.js';

/**
 * A person who reverts a promotion by hand has rolled back: what was taken out stays out, and nothing arrives until
 * somebody lifts the hold. Told by what the ledger recorded: a state that it had before, after another one, or none after
 * the first one; not written by us and not answered by a hold yet.
 */
export function holdsForReverts({
  settings,
  ledger,
  services,
  holds,
}: ObservedEnvironment): readonly HoldWrite[] {
  return Object.entries(services).flatMap(([service, seen]) => {
    const added = holdsForRevert(service, seen);
    if (added === undefined) return [];
    const all = added.reduce<readonly Hold[]>(withHold, holds[service] ?? []);
    const file: Holds = { schema: holdsSchema, service, holds: [...all] };
    return [{ environment: settings.name, service, folder: ledger.folder, holds: file }];
  });
}

function holdsForRevert(service: string, seen: ObservedService): readonly Hold[] | undefined {
  const revert = revertOf(service, seen);
  if (revert === undefined) return undefined;
  const { taken, change } = revert;
  const by = `the revert ${change.commit.slice(0, 7)}`;
  const reason = `${taken.version ?? taken.source.commit.slice(0, 7)} was reverted by hand`;
  return [
    { kind: 'paused', reason, by, at: change.at },
    { kind: 'not-again', reason, by, at: change.at, set: keptOut(taken, seen.release) },
  ];
}

/** What a person took out by hand, and the change that did. */
interface Revert {
  readonly taken: Release;
  readonly change: RecordedChange;
}

function revertOf(service: string, { history, gone, retired }: ObservedService): Revert | undefined {
  const change = gone ?? history[0];
  // Almost always it was: then nothing of what was before is looked at.
  if (change?.writer !== 'other' || change.heldSince) return undefined;
  if (gone !== undefined) {
    const [first] = history;
    // The revert of a first promotion leaves no file; whoever takes away what no promotion wrote begins anew. Of what
    // is being taken away nothing arrives, held or not.
    return first?.writer === 'fairlead' && !retired ? { taken: first.release, change } : undefined;
  }
  const sets = history.map(({ release }) => setHash({ [service]: release }));
  const [current = '', ...before] = sets;
  const [reverted = ''] = before;
  const taken = history[1]?.release;
  if (taken === undefined || current === reverted) return undefined;
  // Going back is to what was here first; the revert of a revert goes forward again.
  return before.lastIndexOf(current) > before.lastIndexOf(reverted) ? { taken, change } : undefined;
}

/** The environment as it is with these holds. */
export function withHolds(
  environment: ObservedEnvironment,
  writes: readonly HoldWrite[],
): ObservedEnvironment {
  const added = writes.map(({ service, holds }) => [service, holds === 'lifted' ? [] : holds.holds] as const);
  return { ...environment, holds: { ...environment.holds, ...Object.fromEntries(added) } };
}
