import type { ResolvedDelivery } from '@fairlead/model';
import compare from 'semver/functions/compare.js';
import prerelease from 'semver/functions/prerelease.js';
import satisfies from 'semver/functions/satisfies.js';
import valid from 'semver/functions/valid.js';

/** Below zero when `a` is lower; `undefined` when one of them is no semantic version. A leading `v` is none of it. */
export function compareVersions(a: string, b: string): number | undefined {
  return valid(a) === null || valid(b) === null ? undefined : compare(a, b);
}

/** Whether a version is in a range. Pre-releases are in one only where they are asked for. */
export function inRange(version: string, range: string, prereleases: 'with' | 'without'): boolean {
  if (valid(version) === null) return false;
  if (prereleases === 'without' && prerelease(version) !== null) return false;
  return satisfies(version, range, { includePrerelease: prereleases === 'with' });
}

/** Whether an environment that is delivered by versions takes this one. */
export function takesVersion(
  { versions, prereleases }: Extract<ResolvedDelivery, { strategy: 'version-release' }>,
  version: string,
): boolean {
  return inRange(version, versions, prereleases ? 'with' : 'without');
}
