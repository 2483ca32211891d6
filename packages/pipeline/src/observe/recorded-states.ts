import type { ResolvedEnvironment } from '@fairlead/model';
import type { Git } from '../git/program.js';
import { listFiles } from '../git/read.js';
import type { RecordedChange } from '../plan/observed.js';
import type { DefinedEnvironment } from './definitions.js';
import type { ReadLedger } from './ledgers.js';
import { type RecordedReleases, recordedReleases } from './recorded.js';
import type { Seen } from './seen.js';
import { type Histories, stoodWith } from './stood-with.js';

/** What the ledger of one environment has recorded, by service. */
export interface RecordedStates {
  readonly histories: Histories;
  /** Those of them that may be returned to, of which alone images are looked for. */
  readonly returns: Histories;
  /** What took release files away that were there, while their services stayed. */
  readonly gone: ReadonlyMap<string, RecordedChange>;
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
  if (chain === undefined) return { histories: new Map(), returns: new Map(), gone: new Map() };
  // Where an environment takes its releases from, nothing returns.
  const looking = scope.environments?.includes(environment.name) ? (scope.looking ?? 'forward') : 'forward';
  const earlier = looking === 'back' ? scope.earlier : undefined;
  const states = [...services.keys()].map(async (service): Promise<[string, RecordedReleases]> => {
    const recorded = await recordedReleases(sources.git, {
      ledger: chain,
      file: `${ledger.folder}/releases/${service}.json`,
      holdsFile: `${ledger.folder}/holds/${service}.json`,
      ...(earlier === undefined && { most: newest[looking] }),
    });
    const { gone } = recorded;
    const left =
      gone !== undefined && (await leftWithDefinition(sources.git, environment, { service, gone }));
    return [service, left ? { states: recorded.states } : recorded];
  });
  const all = await Promise.all(states);
  const histories: Histories = new Map(all.map(([service, recorded]) => [service, recorded.states]));
  const gone = new Map(
    all.flatMap(([service, recorded]) => (recorded.gone ? [[service, recorded.gone]] : [])),
  );
  if (looking === 'forward') return { histories, returns: new Map(), gone };
  return { histories, returns: earlier === undefined ? histories : stoodWith(histories, earlier), gone };
}

/** Whether the service itself was deleted in that commit, its release with it: then a later one of its name is new. */
async function leftWithDefinition(
  git: Git,
  { folder, ledger }: ResolvedEnvironment,
  { service, gone }: { readonly service: string; readonly gone: RecordedChange },
): Promise<boolean> {
  // A ledger of its own holds no definitions.
  if (ledger.kind !== 'tree') return false;
  const definition = `${folder}/services/${service}.json`;
  return !(await listFiles(git, gone.commit, [definition])).has(definition);
}
