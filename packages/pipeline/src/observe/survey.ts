import { isObject, parseEnvironment, type ResolvedEnvironment } from '@fairlead/model';
import type { Oid } from '../git/oid.js';
import type { Git } from '../git/program.js';
import { blobsNamed, readBlobs } from '../git/read.js';
import { inOrder, type Place, type ResolvedFile, resolvedFiles } from './definitions.js';
import { type ReadLedger, readLedger } from './ledgers.js';

/** An environment as it stands, without anything that could be released. */
export interface Surveyed extends ReadLedger {
  readonly environment: ResolvedEnvironment;
  /** Every service that is present, and whether it is being taken away. */
  readonly services: ReadonlyMap<string, 'present' | 'retired'>;
  /** Those whose definition says something else than the one that what runs is rendered from. */
  readonly redefined: ReadonlySet<string>;
}

/**
 * What stands in the ledgers, for those who only want to know. Nothing of a service is read but whether it is retired,
 * so it costs little beside many of them.
 *
 * @param folder of the definitions, such as `apps`
 * @returns in the order in which releases move
 */
export async function survey(
  git: Git,
  { tip, folder }: { readonly tip: Oid; readonly folder: string },
): Promise<readonly Surveyed[]> {
  const places = await resolvedFiles(git, tip, folder);
  const contents = await readBlobs(
    git,
    places.map(({ blob }) => blob),
  );
  const read = (place: ResolvedFile) => contents.get(place.blob) ?? '';
  const environments = places
    .filter(({ service }) => service === undefined)
    .map((place) => ({ environment: parseEnvironment(place.path, read(place)) }));
  return Promise.all(
    inOrder(environments).map(async ({ environment }) => {
      const own = places.filter((place) => place.environment === environment.name);
      const ledger = await readLedger(git, environment, () => true);
      return {
        ...ledger,
        environment,
        services: new Map(own.flatMap((place) => stateOf(place, read(place)))),
        redefined: await redefined(git, own, ledger),
      };
    }),
  );
}

/** One process; none where every definition stands beside its release. */
async function redefined(
  git: Git,
  places: readonly ResolvedFile[],
  { files }: ReadLedger,
): Promise<ReadonlySet<string>> {
  const named = places.flatMap(({ service = '', path, blob }) => {
    const commit = files.releases.get(service)?.renderedFrom;
    return commit === undefined ? [] : [{ service, blob, name: `${commit}:${path}` }];
  });
  const there = await blobsNamed(
    git,
    named.map(({ name }) => name),
  );
  return new Set(named.filter(({ blob }, at) => there[at] !== blob).map(({ service }) => service));
}

function stateOf({ service }: Place, content: string): readonly (readonly [string, 'present' | 'retired'])[] {
  if (service === undefined) return [];
  return [[service, isRetired(content) ? 'retired' : 'present']];
}

/** What cannot be read is there until somebody says otherwise: nobody who looks is kept from all the rest. */
function isRetired(content: string): boolean {
  try {
    const read: unknown = JSON.parse(content);
    return isObject(read) && read['retired'] === true;
  } catch {
    return false;
  }
}
