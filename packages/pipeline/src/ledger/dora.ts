import type { Entries } from './entry.js';
import { type History, historyOf } from './history.js';

/** Version of the format. */
export const doraSchema = 'fairlead.dora/1';

/**
 * The figures of software delivery that Git alone can tell, for one environment. Frequency and lead time are counted
 * as merged: whether what was merged became healthy is not in Git, so the two figures that need it are said to be
 * missing, never guessed.
 */
export interface Dora {
  readonly schema: typeof doraSchema;
  readonly environment: string;
  readonly from: string;
  readonly to: string;
  readonly deployments: number;
  readonly perDay: number;
  /** From the source commit to the ledger, in seconds; absent without a deployment. */
  readonly leadTimeSeconds?: { readonly median: number; readonly p90: number };
  /** Deployments that went back to something that had run before. */
  readonly rollbacks: number;
  readonly missing: readonly { readonly figure: string; readonly needs: string }[];
}

export interface DoraQuestion {
  readonly environment: string;
  readonly services?: readonly string[];
  readonly days: number;
  readonly now: Date;
}

/** Figures of the days before `now`. */
export function doraOf(entries: Entries, { environment, services, days, now }: DoraQuestion): Dora {
  const from = new Date(now.getTime() - days * 86_400_000);
  const events = eventsOf(entries, environment, services).filter(({ at }) => Date.parse(at) > from.getTime());
  const deployed = events.filter(({ kind }) => kind === 'first' || kind === 'new' || kind === 'back');
  const leads = leadTimes(entries, deployed);
  return {
    schema: doraSchema,
    environment,
    from: from.toISOString(),
    to: now.toISOString(),
    deployments: deployed.length,
    perDay: Math.round((deployed.length / days) * 100) / 100,
    ...(leads.length > 0 && { leadTimeSeconds: { median: quantile(leads, 0.5), p90: quantile(leads, 0.9) } }),
    rollbacks: deployed.filter(({ kind }) => kind === 'back').length,
    missing: [
      { figure: 'change failure rate', needs: 'the health of each deployment' },
      { figure: 'time to restore', needs: 'the health of each deployment' },
    ],
  };
}

function eventsOf(
  entries: Entries,
  environment: string,
  services: readonly string[] | undefined,
): History['events'] {
  const environments = [environment];
  return historyOf(entries, services === undefined ? { environments } : { environments, services }).events;
}

/** Of new releases alone: a way back is not a change that took that long. Sorted. */
function leadTimes(entries: Entries, deployed: History['events']): readonly number[] {
  const sources = new Map(
    entries.flatMap(({ commit, service, release }) =>
      release === undefined ? [] : [[`${commit}/${service}`, Date.parse(release.source.at)] as const],
    ),
  );
  return deployed
    .filter(({ kind }) => kind !== 'back')
    .flatMap(({ ledgerCommit, service, at }) => {
      const built = sources.get(`${ledgerCommit}/${service}`);
      return built === undefined ? [] : [Math.max(0, Math.round((Date.parse(at) - built) / 1000))];
    })
    .sort((a, b) => a - b);
}

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
