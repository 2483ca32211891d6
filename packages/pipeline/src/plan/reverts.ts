import { type Hold, type Holds, holdsSchema, setHash, withHold } from '@fairlead/model';
import type { HoldWrite } from './action.js';
import type { ObservedEnvironment, ObservedService } from './observed.js';

/**
 * A person who reverts a promotion by hand has rolled back: what was taken out stays out, and nothing arrives until
 * somebody lifts the hold. Told by what the ledger recorded: a state that it had before, after another one, not
 * written by us and not answered by a hold yet.
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

function holdsForRevert(service: string, { history }: ObservedService): readonly Hold[] | undefined {
  // Almost always it was: then nothing of what was before is looked at.
  if (history[0]?.writer !== 'other' || history[0].heldSince) return undefined;
  const [current, reverted, ...earlier] = history.map((state) => ({
    ...state,
    set: setHash({ [service]: state.release }),
  }));
  if (current === undefined || reverted === undefined || current.set === reverted.set) return undefined;
  // Going back is to what was here first; the revert of a revert goes forward again.
  const sets = [reverted, ...earlier].map(({ set }) => set);
  if (sets.lastIndexOf(current.set) <= sets.lastIndexOf(reverted.set)) return undefined;
  const by = `the revert ${current.commit.slice(0, 7)}`;
  const reason = `${reverted.release.version ?? reverted.release.source.commit.slice(0, 7)} was reverted by hand`;
  return [
    { kind: 'paused', reason, by, at: current.at },
    { kind: 'not-again', reason, by, at: current.at, set: reverted.set },
  ];
}

/** The environment as it is with these holds. */
export function withHolds(
  environment: ObservedEnvironment,
  writes: readonly HoldWrite[],
): ObservedEnvironment {
  const added = writes.map(({ service, holds }) => [service, holds === 'lifted' ? [] : holds.holds] as const);
  return { ...environment, holds: { ...environment.holds, ...Object.fromEntries(added) } };
}
