import { migrationsCrossed, type Release } from '@fairlead/model';
import type { Override } from '../plan/action.js';
import type { ObservedService } from '../plan/observed.js';
import { defined } from '../plan/rules/defined.js';
import { imagesComplete, imagesExist, imagesUnmoved } from '../plan/rules/images.js';
import type { Situation, Stop, Unit, Wish } from '../plan/wish.js';

/** What is against returning to a release. Order of commits is not: that it is older is the point. */
export function againstReturn(wish: Wish, at: Situation, unit: Unit): Stop | undefined {
  const aside = (of: Override['of']) => at.overrides.some((each) => each.of === of);
  const checks = [
    defined(wish.service, at.environment),
    aside('unverified') ? undefined : imagesExist.stops(wish, at, unit),
    aside('unverified') ? undefined : imagesUnmoved.stops(wish, at, unit),
    imagesComplete.stops(wish, at, unit),
    aside('migration') ? undefined : acrossMigration(wish),
  ];
  return checks.find((stop) => stop !== undefined);
}

/** A database that has migrated since: older code meets a newer schema. */
function acrossMigration({ seen, release: to }: Wish): Stop | undefined {
  if (to === undefined) return undefined;
  const words = seen.releaseProblem === undefined ? crossedWords(seen, to) : unreadWords(seen, to);
  if (words === undefined) return undefined;
  return {
    because: 'migration',
    until: 'mended',
    code: 'FL_ROLLBACK_MIGRATION',
    what: `${words}; the older code would meet the newer schema`,
    mend: 'make sure that the older code can live with it, then repeat with `--override migration` and a reason; else roll forward',
  };
}

/** A release file that somebody took away has left its schema behind. */
function crossedWords({ release, history }: ObservedService, to: Release): string | undefined {
  const now = release ?? history[0]?.release;
  const crossed = now === undefined ? [] : migrationsCrossed(now, to);
  if (crossed.length === 0) return undefined;
  const each = crossed.map(
    ({ database, from, to: then = 'none' }) => `${database} is at ${from} and was at ${then}`,
  );
  return `crosses a migration: ${each.join(', ')}`;
}

/** What cannot be read may need any schema: only where none was ever recorded is there nothing to ask. */
function unreadWords({ history }: ObservedService, to: Release): string | undefined {
  if (history.every(({ release }) => schemaWords(release) === undefined)) return undefined;
  const last = history[0]?.release;
  const words = (release: Release | undefined) => (release && schemaWords(release)) ?? 'none';
  return `may cross a migration: what runs cannot be read, the newest that can be needs ${words(last)} and this one ${words(to)}`;
}

function schemaWords({ schemas = {} }: Release): string | undefined {
  const each = Object.entries(schemas).map(([database, version]) => `${database} at ${version}`);
  return each.length === 0 ? undefined : each.sort().join(', ');
}
