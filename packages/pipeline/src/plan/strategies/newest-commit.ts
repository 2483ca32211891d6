import type { Candidate } from '../observed.js';
import type { Option, Situation, Unit } from '../wish.js';
import { wishFor } from '../wishes.js';

/**
 * The newest commits of the tracked branch. Of a unit with several services each option is the branch as it was at
 * one commit: every service at the newest of its commits up to there.
 */
export function newestCommits(unit: Unit, at: Situation): readonly Option[] {
  const seen = unit.services.map((service) => ({ service, line: lineOf(service, at) }));
  const points = [...new Set(seen.flatMap(({ line }) => line.map(({ position }) => position)))].sort(
    (a, b) => b - a,
  );
  return points.map((point) => ({
    stops: [],
    wishes: seen.flatMap(({ service, line }) => {
      const candidate = line.find(({ position }) => position <= point);
      return candidate === undefined ? [] : [wishFor(service, candidate, at)];
    }),
  }));
}

type Placed = Candidate & { readonly position: number };

/** The service's own commits on the tracked branch, newest first. A commit that does not touch it releases nothing. */
function lineOf(service: string, { environment }: Situation): readonly Placed[] {
  return (environment.services[service]?.candidates ?? [])
    .filter(
      (each): each is Placed =>
        each.touches && each.position !== undefined && each.branchedFrom === undefined,
    )
    .sort((a, b) => b.position - a.position);
}
