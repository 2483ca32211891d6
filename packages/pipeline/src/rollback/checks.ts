import type { Release } from '@fairlead/model';
import type { Override } from '../plan/action.js';
import type { ObservedService } from '../plan/observed.js';
import { imagesComplete, imagesExist, imagesUnmoved } from '../plan/rules/images.js';
import type { Situation, Stop, Unit, Wish } from '../plan/wish.js';

/** What is against returning to a release. Order of commits is not: that it is older is the point. */
export function againstReturn(wish: Wish, at: Situation, unit: Unit): Stop | undefined {
  const aside = (of: Override['of']) => at.overrides.some((each) => each.of === of);
  const checks = [
    aside('unverified') ? undefined : imagesExist.stops(wish, at, unit),
    aside('unverified') ? undefined : imagesUnmoved.stops(wish, at, unit),
    imagesComplete.stops(wish, at, unit),
    aside('migration') ? undefined : acrossMigration(wish),
  ];
  return checks.find((stop) => stop !== undefined);
}

/** A database that has migrated since: older code meets a newer schema. */
function acrossMigration({ seen, release }: Wish): Stop | undefined {
  const crossed = databasesCrossed(seen, release);
  if (crossed.length === 0) return undefined;
  return {
    because: 'migration',
    until: 'mended',
    code: 'FL_ROLLBACK_MIGRATION',
    what: `crosses a migration: ${crossed.join(', ')}; the older code would meet the newer schema`,
    mend: 'make sure that the older code can live with it, then repeat with `--override migration` and a reason; else roll forward',
  };
}

function databasesCrossed({ release: now }: ObservedService, to: Release | undefined): readonly string[] {
  return Object.entries(now?.schemas ?? {})
    .filter(([database, version]) => to?.schemas?.[database] !== version)
    .map(
      ([database, version]) => `${database} is at ${version} and was at ${to?.schemas?.[database] ?? 'none'}`,
    )
    .sort();
}
