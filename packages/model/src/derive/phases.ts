import type { Phase } from '../facets/workload/phase.js';
import type { ResolvedDatabase } from '../resolve/resolved.js';

/** Before every object of a deploy and after the databases that it brings along. */
export const beforeTheRest = -100;

/**
 * When a hook runs. One that comes before a release cannot come before everything: a database in a container of
 * the same service is one of the objects of the deploy, and on the first one it would wait for it for ever. So it
 * runs with the deploy, after the database and before all else.
 *
 * @param asked the databases that the hook's pods ask for
 */
export function hookPhase(phase: Phase, asked: readonly (ResolvedDatabase | undefined)[]): Phase {
  if (phase.when !== 'before') return phase;
  if (!asked.some((database) => database?.connection.kind === 'container')) return phase;
  return { ...phase, when: 'with', order: phase.order + beforeTheRest };
}
