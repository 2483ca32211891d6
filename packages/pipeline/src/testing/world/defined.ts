import type { Oid } from '../../plan/observed.js';
import { ancestors, type World } from './world.js';

/** Content of a definition that one commit has written: no two write the same. */
export const definitionOf = (commit: Oid): string =>
  `sha256:${Buffer.from(commit.replace(/0+/, '-')).toString('hex').padEnd(64, '0').slice(0, 64)}`;

/** The tip of the tracked branch. */
export function trackedTip({ sources }: World): Oid {
  return sources.findLast(({ branch }) => branch === 'main')?.id ?? '';
}

/**
 * The commits that wrote the definition of a service in an environment, newest first, up to one of the tracked branch;
 * the first commit of all wrote every one.
 *
 * @param place `dev/api`
 */
export function definitionsUpTo(world: World, place: string, tip: Oid): readonly Oid[] {
  const line = ancestors(world, tip);
  const wrote = new Set(world.sources.filter(({ defines }) => defines?.includes(place)).map(({ id }) => id));
  return line.filter((id, at) => wrote.has(id) || at === line.length - 1);
}

/** The definition that stands at a commit. */
export function definedAt(world: World, place: string, commit: Oid): Oid {
  return definitionsUpTo(world, place, commit)[0] ?? commit;
}
