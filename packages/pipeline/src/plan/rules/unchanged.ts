import type { Release } from '@fairlead/model';
import { sameRelease } from '../release-of.js';
import type { Situation } from '../wish.js';
import type { Rule } from './rule.js';

/** What runs already is not released again. */
export const unchanged: Rule = {
  name: 'unchanged',
  stops({ seen, release }, at) {
    if (seen.release === undefined || release === undefined) return undefined;
    const { ledger } = at.environment.settings;
    const where = ledger.kind === 'tree' ? 'tree' : 'elsewhere';
    if (!sameRelease(seen.release, asNamed(release, seen.release, at), where)) return undefined;
    return {
      because: 'unchanged',
      until: 'later',
      code: 'FL_RELEASE_UNCHANGED',
      what: 'runs here already',
      mend: 'name another commit or version',
    };
  },
};

/**
 * A tag is often one of the whole repository: to a service that moves by itself it is another name of what runs there,
 * unless it changed the service. A set moves as it was tagged, and a person who names a version gets it.
 */
function asNamed(
  release: Release,
  { version }: Release,
  { environment: { settings }, asked }: Situation,
): Release {
  const byItself = settings.delivery.promote === 'each' && asked === 'by-nobody';
  return byItself && version !== undefined ? { ...release, version } : release;
}
