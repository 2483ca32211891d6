import {
  definitionHash,
  FairleadError,
  type Problem,
  parseEnvironment,
  parseService,
  type ResolvedEnvironment,
  type ResolvedService,
} from '@fairlead/model';
import type { Oid } from '../git/oid.js';
import type { Git } from '../git/program.js';
import { listFiles, listFolder, readBlobs } from '../git/read.js';
import { withTheirSets } from '../plan/units.js';
import type { Scope } from './scope.js';

/** What a commit of the tracked branch says: environments and services as they are resolved there. */
export interface Definitions {
  /** Releases move from the first to the last. */
  readonly environments: readonly DefinedEnvironment[];
}

export interface DefinedEnvironment {
  readonly environment: ResolvedEnvironment;
  /** Names of all of its services; those that the scope leaves out have no definition here. */
  readonly present: readonly string[];
  readonly services: ReadonlyMap<string, DefinedService>;
}

/** A file that cannot be read stops its own service alone: it is told with its problem. */
export type DefinedService = { readonly hash: string } & (
  | { readonly service: ResolvedService }
  | { readonly problem: Problem }
);

/**
 * Reads the resolved files of a commit.
 *
 * @param folder of the definitions, such as `apps`
 * @throws FairleadError when an environment's own file is not one of this version's
 */
export async function definitionsAt(
  git: Git,
  commit: Oid,
  { folder, scope }: { readonly folder: string; readonly scope: Scope },
): Promise<Definitions> {
  const all = await resolvedFiles(git, commit, folder);
  const wanted = await withSets(git, all, scope);
  const places = all.filter((place) => isWanted(place, wanted));
  const contents = await readBlobs(
    git,
    places.map(({ blob }) => blob),
  );
  const contentOf = ({ blob }: { readonly blob: Oid }) => contents.get(blob) ?? '';
  const environments = places
    .filter(({ service }) => service === undefined)
    .map((place) => {
      const own = places.filter(
        (each) => each.environment === place.environment && each.service !== undefined,
      );
      return {
        environment: parseEnvironment(place.path, contentOf(place)),
        present: all.flatMap(({ environment, service }) =>
          environment === place.environment && service !== undefined ? [service] : [],
        ),
        services: new Map(own.map((each) => [each.service ?? '', serviceOf(each.path, contentOf(each))])),
      };
    });
  return { environments: inOrder(environments) };
}

/**
 * What was resolved of every environment, as it lies there: not what was rendered, of which there is far more.
 *
 * @param folder of the definitions
 */
export async function resolvedFiles(git: Git, commit: Oid, folder: string): Promise<readonly ResolvedFile[]> {
  const root = `${folder}/environments`;
  const environments = await listFolder(git, commit, root);
  const wanted = environments.flatMap((each) => [`${each}/environment.json`, `${each}/services`]);
  return [...(await listFiles(git, commit, wanted))].flatMap(([path, blob]) => {
    const place = placeOf(path.slice(root.length + 1));
    return place === undefined ? [] : [{ ...place, path, blob }];
  });
}

/** A set is decided about as a whole: who asks about one of its services asks about all. */
async function withSets(git: Git, all: readonly ResolvedFile[], scope: Scope): Promise<Scope> {
  if (scope.services === undefined) return scope;
  const own = all.filter(({ service }) => service === undefined);
  const contents = await readBlobs(
    git,
    own.map(({ blob }) => blob),
  );
  const divided = own.map(({ environment, path, blob }) => ({
    settings: parseEnvironment(path, contents.get(blob) ?? ''),
    present: all.flatMap((each) => (each.environment === environment && each.service ? [each.service] : [])),
  }));
  return { ...scope, services: withTheirSets(scope.services, divided) };
}

function serviceOf(path: string, content: string): DefinedService {
  const hash = definitionHash(content);
  try {
    return { service: parseService(path, content), hash };
  } catch (error) {
    const [problem] = error instanceof FairleadError ? error.problems : [];
    if (problem === undefined) throw error;
    return { problem, hash };
  }
}

/** What a resolved file is about. */
export interface Place {
  readonly environment: string;
  /** Absent for the environment's own file. */
  readonly service?: string;
}

/** A resolved file, and where Git keeps it. */
export interface ResolvedFile extends Place {
  readonly path: string;
  readonly blob: Oid;
}

/** @param path below the folder of all environments */
function placeOf(path: string): Place | undefined {
  const [environment = '', second = '', third = '', ...deeper] = path.split('/');
  if (second === 'environment.json' && third === '') return { environment };
  if (second !== 'services' || deeper.length > 0 || !third.endsWith('.json')) return undefined;
  return { environment, service: third.slice(0, -'.json'.length) };
}

/** Every environment's own file is small, and their order needs all of them. */
function isWanted({ service }: Place, { services }: Scope): boolean {
  return service === undefined || services === undefined || services.includes(service);
}

/** An environment comes after the one that it takes releases from; else by name. */
export function inOrder<T extends Pick<DefinedEnvironment, 'environment'>>(
  environments: readonly T[],
): readonly T[] {
  const byName = new Map(environments.map((each) => [each.environment.name, each]));
  const placed = new Map<string, T>();
  const place = (each: T, above: readonly string[]): void => {
    const { name, delivery } = each.environment;
    if (placed.has(name) || above.includes(name)) return;
    const from = 'from' in delivery ? byName.get(delivery.from) : undefined;
    if (from !== undefined) place(from, [...above, name]);
    placed.set(name, each);
  };
  for (const name of [...byName.keys()].sort()) place(byName.get(name) as T, []);
  return [...placed.values()];
}
