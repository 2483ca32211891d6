import type { Release } from '@fairlead/model';
import type { HoldWrite, ReleaseWrite } from '../action.js';

/** `Promote api 1.4.0 to prod`, `Promote api, web to prod`, `Promote 7 services to prod`. */
export function requestTitle(releases: readonly ReleaseWrite[]): string {
  return `Promote ${whatMoves(releases)}`;
}

/** First line of a commit. */
export function commitTitle(releases: readonly ReleaseWrite[], holds: readonly HoldWrite[]): string {
  if (releases.length > 0) return `Release ${whatMoves(releases)}`;
  const held = holds.map(
    ({ environment, service }) => `${service === '_all' ? 'all' : service} in ${environment}`,
  );
  const verb = holds.every(({ holds: file }) => file === 'lifted') ? 'Lift the hold on' : 'Hold';
  return `${verb} ${held.length > 3 ? `${held.length} services` : held.join(', ')}`;
}

function whatMoves(releases: readonly ReleaseWrite[]): string {
  const environments = [...new Set(releases.map(({ environment }) => environment))];
  const services = [...new Set(releases.map(({ service }) => service))];
  const [only] = releases;
  const what =
    releases.length === 1 && only !== undefined
      ? `${only.service} ${nameOf(only)}`
      : services.length > 3
        ? `${services.length} services`
        : services.join(', ');
  return `${what} to ${environments.join(', ')}`;
}

/** What a person calls a release: its version, else its commit. */
export function nameOf({ release }: Pick<ReleaseWrite, 'release'>): string {
  return release.version ?? release.source.commit.slice(0, 7);
}

/** Whether what a person calls by one name is rendered from another definition. */
export function isRedefined(before: Release, after: Release): boolean {
  return (
    nameOf({ release: before }) === nameOf({ release: after }) && before.renderedFrom !== after.renderedFrom
  );
}
