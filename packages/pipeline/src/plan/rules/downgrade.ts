import type { Release } from '@fairlead/model';
import { compareVersions } from '../versions.js';
import type { Rule } from './rule.js';

/** A lower version never replaces a higher one: neither of the release, nor of an image that somebody else publishes. */
export const downgrade: Rule = {
  name: 'downgrade',
  override: 'downgrade',
  stops({ seen, release }) {
    const pair = following(seen.release, release).find(
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

/** A version is given once: the same one on another commit is not what was tested under it. */
export const versionUnmoved: Rule = {
  name: 'version-unmoved',
  override: 'downgrade',
  stops({ seen: { release: now }, release }) {
    if (now?.version === undefined || release?.version !== now.version) return undefined;
    if (release.source.commit === now.source.commit) return undefined;
    return {
      because: 'version-moved',
      until: 'mended',
      code: 'FL_VERSION_MOVED',
      what: `${now.version} runs here from ${now.source.commit.slice(0, 7)}, and is tagged on ${release.source.commit.slice(0, 7)} now`,
      mend: 'tag a new version; one that was released keeps its commit',
    };
  },
};

/** Versions of which one follows the other. */
function following(now: Release | undefined, next: Release | undefined) {
  if (now === undefined || next === undefined) return [];
  const vendored = Object.entries(next.images).filter(([, { origin }]) => origin === 'vendor');
  const tags = vendored.map(([name, { tag }]) => [now.images[name]?.tag, tag] as const);
  return [[now.version, next.version] as const, ...tags];
}
