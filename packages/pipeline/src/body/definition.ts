import type { Release } from '@fairlead/model';
import type { Git } from '../git/program.js';
import type { ReleaseWrite, Wanted } from '../plan/action.js';
import { commitsIn, isRange, type Range } from './commits.js';
import type { ServicePart } from './parts.js';

/** What a release does to the definition that runs. */
type DefinitionPart = Pick<ServicePart, 'definition' | 'definitionGoes' | 'moreDefinition'>;

const mostEdits = 5;
const none: DefinitionPart = { definition: [], definitionGoes: 'forward', moreDefinition: 0 };

/**
 * Commits that edited the service's definition as this environment sees it.
 *
 * @param source what is new since what runs; absent where that is not known
 */
export async function definitionPart(
  git: Git,
  { write, before }: { readonly write: ReleaseWrite; readonly before: Release | undefined },
  { wanted, source }: { readonly wanted: Wanted; readonly source: Range | undefined },
): Promise<DefinitionPart> {
  const { folder, service, release } = write;
  const paths = [`:(top,literal)${folder}/services/${service}.json`];
  const [from, to] = [before?.renderedFrom, release.renderedFrom];
  if (from !== undefined && to !== undefined) {
    if (await isRange(git, { from, to })) return edits(git, { from, to }, { paths, goes: 'forward' });
    const back = { from: to, to: from };
    return (await isRange(git, back)) ? edits(git, back, { paths, goes: 'back' }) : none;
  }
  // In this tree a way back leaves definitions as they are.
  if (source === undefined || wanted.back !== undefined) return none;
  return edits(git, source, { paths, goes: 'forward' });
}

async function edits(
  git: Git,
  range: Range,
  { paths, goes }: { readonly paths: readonly string[]; readonly goes: ServicePart['definitionGoes'] },
): Promise<DefinitionPart> {
  const all = await commitsIn(git, range, paths);
  return {
    definition: all.slice(0, mostEdits).map(({ part }) => part),
    definitionGoes: goes,
    moreDefinition: Math.max(0, all.length - mostEdits),
  };
}
