import { compareVersions } from '../versions.js';
import type { Rule } from './rule.js';

/** A lower version never replaces a higher one: neither of the release, nor of an image that somebody else publishes. */
export const downgrade: Rule = {
  name: 'downgrade',
  override: 'downgrade',
  stops({ seen, release }) {
    const pair = pairs(seen.release, release).find(
      ([now = '', next = '']) => (compareVersions(next, now) ?? 0) < 0,
    );
    if (pair === undefined) return undefined;
    return {
      because: 'downgrade',
      until: 'later',
      code: 'FL_DOWNGRADE',
      what: `${pair[1]} is lower than ${pair[0]}, which runs here`,
      mend: 'to return to it use `fairlead rollback`, or promote with `--override downgrade` and a reason',
    };
  },
};

type Versioned = Parameters<Rule['stops']>[0]['release'];

/** Versions that follow each other. */
function pairs(
  now: Versioned,
  next: Versioned,
): readonly (readonly [string | undefined, string | undefined])[] {
  if (now === undefined || next === undefined) return [];
  const vendored = Object.entries(next.images).filter(([, { origin }]) => origin === 'vendor');
  return [
    [now.version, next.version] as const,
    ...vendored.map(([name, { tag }]) => [now.images[name]?.tag, tag] as const),
  ];
}
