import type { Recorded } from '../plan/observed.js';
import type { DefinedEnvironment } from './definitions.js';
import type { ReadLedger } from './ledgers.js';
import { recordedReleases } from './recorded.js';
import type { Seen } from './seen.js';
import { type Histories, stoodWith } from './stood-with.js';

/** What the ledger of one environment has recorded, by service. */
export interface RecordedStates {
  readonly histories: Histories;
  /** Those of them that may be returned to, of which alone images are looked for. */
  readonly returns: Histories;
}

/** How many states of each release a run needs that goes forward, and one that goes back to what it finds. */
const newest = { forward: 10, back: 50 } as const;

/** The states of the releases of an environment, as far back as the scope asks. */
export async function recordedStates(
  { environment, services }: DefinedEnvironment,
  { ledgers, chains, sources, scope }: Seen,
): Promise<RecordedStates> {
  const { ledger } = ledgers.get(environment.name) as ReadLedger;
  const chain = chains.get(ledger.tip);
  if (chain === undefined) return { histories: new Map(), returns: new Map() };
  // Where an environment takes its releases from, nothing returns.
  const looking = scope.environments?.includes(environment.name) ? (scope.looking ?? 'forward') : 'forward';
  const earlier = looking === 'back' ? scope.earlier : undefined;
  const states = [...services.keys()].map(async (service): Promise<[string, readonly Recorded[]]> => {
    const history = await recordedReleases(sources.git, {
      ledger: chain,
      file: `${ledger.folder}/releases/${service}.json`,
      holdsFile: `${ledger.folder}/holds/${service}.json`,
      ...(earlier === undefined && { most: newest[looking] }),
    });
    return [service, history];
  });
  const histories = new Map(await Promise.all(states));
  if (looking === 'forward') return { histories, returns: new Map() };
  return { histories, returns: earlier === undefined ? histories : stoodWith(histories, earlier) };
}
