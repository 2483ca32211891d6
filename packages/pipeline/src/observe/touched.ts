import type { ResolvedService } from '@fairlead/model';
import { mergedChanges } from '../git/merges.js';
import type { Oid } from '../git/oid.js';
import type { Git } from '../git/program.js';
import { definitionsAt } from './definitions.js';
import { inputsAt } from './inputs.js';

/** A commit, and by which definitions it is looked at. */
export interface Touching {
  readonly commit: Oid;
  /** Newest commit of the tracked branch. */
  readonly tip: Oid;
  /** Folder of the definitions, such as `apps`. */
  readonly folder: string;
}

/** Services that are built from what a commit changed, sorted. Of a merge, all that it brought. */
export async function servicesTouchedBy(
  git: Git,
  { commit, tip, folder }: Touching,
): Promise<readonly string[]> {
  const { environments } = await definitionsAt(git, tip, { folder, scope: {} });
  const services = new Map<string, ResolvedService | undefined>();
  for (const each of environments) {
    for (const [name, defined] of each.services) {
      if (services.get(name) === undefined)
        services.set(name, 'service' in defined ? defined.service : undefined);
    }
  }
  const newest = await mergedChanges(git, { tip: commit, paths: [], fields: ['%H'], most: 1 });
  const changed = newest.flatMap(({ files }) => [...files.keys()]);
  const touched = await Promise.all(
    [...services].map(async ([name, service]) => {
      // Nobody can read what it is built from: then it is looked at by its folder.
      if (service === undefined) {
        return changed.some((file) => file.startsWith(`${folder}/services/${name}/`)) ? [name] : [];
      }
      const inputs = await inputsAt(git, tip, { service, definitions: folder });
      return inputs !== undefined && changed.some(inputs.isInput) ? [name] : [];
    }),
  );
  return touched.flat().sort();
}

/** Those of some commits that have a commit in their history, or are it. One process, however many there are. */
export async function holdersOf(git: Git, commit: Oid, commits: readonly Oid[]): Promise<ReadonlySet<Oid>> {
  const args = ['rev-list', '--ancestry-path', `^${commit}`, '--branches', '--tags'];
  const after = new Set((await git.run(args)).split('\n'));
  return new Set(commits.filter((each) => each === commit || after.has(each)));
}
