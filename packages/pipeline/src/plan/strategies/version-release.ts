import type { Candidate } from '../observed.js';
import { compareVersions, takesVersion } from '../versions.js';
import type { Situation } from '../wish.js';
import { wishFor } from '../wishes.js';
import type { Strategy } from './strategy.js';

/** The highest version that the environment takes. Each version of a unit is the unit as it was tagged. */
export const versionRelease: Strategy = {
  carry: 'commit',
  options(unit, at) {
    const seen = unit.services.map((service) => ({ service, tagged: taggedOf(service, at) }));
    const versions = [...new Set(seen.flatMap(({ tagged }) => tagged.map(({ version }) => version)))];
    return versions
      .sort((a, b) => compareVersions(b, a) ?? 0)
      .map((version) => ({
        stops: [],
        wishes: seen.flatMap(({ service, tagged }) => {
          const candidate = tagged.find((each) => each.version === version);
          return candidate === undefined ? [] : [wishFor(service, candidate, at)];
        }),
      }));
  },
};

type Tagged = Candidate & { readonly version: string };

function taggedOf(service: string, { environment }: Situation): readonly Tagged[] {
  const { delivery } = environment.settings;
  if (delivery.strategy !== 'version-release') return [];
  return (environment.services[service]?.candidates ?? []).filter(
    (each): each is Tagged => each.version !== undefined && takesVersion(delivery, each.version),
  );
}
