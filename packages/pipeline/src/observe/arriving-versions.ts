import type { Release, ResolvedDelivery } from '@fairlead/model';
import { compareVersions, takesVersion } from '../plan/versions.js';

/** How many versions above what runs are looked at: of more than these hardly all failed to build. */
const most = 20;

/** Which versions could arrive somewhere. */
export interface VersionQuestion {
  readonly delivery: Extract<ResolvedDelivery, { strategy: 'version-release' }>;
  /** What the services run that move together. */
  readonly running: readonly (Release | undefined)[];
}

/**
 * The versions that an environment takes and that are not below what runs, the highest first. A lower one never arrives
 * by itself, so the tags of years are asked about by nobody.
 */
export function arrivingVersions<T extends { readonly version: string }>(
  tags: readonly T[],
  { delivery, running }: VersionQuestion,
): readonly T[] {
  const lowest = lowestOf(running);
  const arriving = tags
    .filter(({ version }) => takesVersion(delivery, version))
    .filter(({ version }) => lowest === undefined || (compareVersions(version, lowest) ?? 0) >= 0)
    .sort((a, b) => compareVersions(b.version, a.version) ?? 0);
  // Services of a set have tags of their own: cut short, they would not be seen as they were tagged together.
  return delivery.promote === 'each' ? arriving.slice(0, most) : arriving;
}

/** `undefined` where one of them has nothing that a version could be below. */
function lowestOf(running: readonly (Release | undefined)[]): string | undefined {
  const versions = running.map((release) => release?.version);
  const known = versions.filter((version) => version !== undefined);
  if (known.length < versions.length) return undefined;
  return known.sort((a, b) => compareVersions(a, b) ?? 0)[0];
}
