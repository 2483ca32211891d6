import type { Found } from './commits.js';

/**
 * A commit that is found in two ways is one, and each version of it is another: of two tags on what is one commit to the
 * service none is lost. Where a commit has a version, it is not offered without.
 */
export function foundOnce(all: readonly Found[]): readonly Found[] {
  const commits = new Set(all.map(({ commit }) => commit));
  return [...commits].flatMap((commit) => {
    const ways = all.filter((each) => each.commit === commit);
    const plain = ways.filter(({ version }) => version === undefined);
    const versioned = ways.filter(({ version }) => version !== undefined);
    const named = versioned.length === 0 ? plain : versioned;
    const versions = new Map(named.toReversed().map((each) => [each.version, each]));
    return [...versions.values()].map((each) => ({
      ...each,
      same: [...new Set([each, ...plain].flatMap(({ same }) => same))],
    }));
  });
}
