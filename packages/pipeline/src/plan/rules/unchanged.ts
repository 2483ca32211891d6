import { sameRelease } from '../release-of.js';
import type { Rule } from './rule.js';

/** What runs already is not released again. */
export const unchanged: Rule = {
  name: 'unchanged',
  stops({ seen, release }, { environment }) {
    const { ledger } = environment.settings;
    const where = ledger.kind === 'tree' ? 'tree' : 'elsewhere';
    if (seen.release === undefined || release === undefined) return undefined;
    if (!sameRelease(seen.release, release, where)) return undefined;
    return {
      because: 'unchanged',
      until: 'later',
      code: 'FL_RELEASE_UNCHANGED',
      what: 'runs here already',
      mend: 'name another commit or version',
    };
  },
};
