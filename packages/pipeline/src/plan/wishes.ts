import type { Release } from '@fairlead/model';
import type { Candidate, ObservedEnvironment } from './observed.js';
import { releaseOf } from './release-of.js';
import { defined } from './rules/defined.js';
import type { Situation, Stop, Wish } from './wish.js';

/** The release of a commit for a service that is there. */
export function wishFor(service: string, candidate: Candidate, { environment }: Situation): Wish {
  const seen = seenOf(environment, service);
  const release = releaseOf({ environment: environment.settings.name, service, seen, candidate });
  return { service, seen, candidate, ...(release === undefined ? {} : { release }) };
}

/** What another environment runs, as it is: nothing is resolved or built again. */
export function wishFrom(
  service: string,
  from: ObservedEnvironment,
  { environment }: Situation,
): Wish | Stop {
  const seen = seenOf(environment, service);
  const unread = defined(service, from);
  if (unread !== undefined) return unread;
  const release = from.services[service]?.release;
  if (release === undefined) return awaitingFirst(from.settings.name);
  const candidate = seen.candidates.find(({ commit }) => commit === release.source.commit);
  if (candidate === undefined) return unobserved(release.source.commit);
  return { service, seen, candidate, release: renderedHere(service, release, { seen, from }), from };
}

/** The same release; what its objects are rendered from is each environment's own. */
function renderedHere(
  service: string,
  { renderedFrom: there, ...release }: Release,
  { seen, from }: Pick<Wish, 'seen'> & { readonly from: ObservedEnvironment },
): Release {
  if (seen.renderedFrom === undefined) return release;
  const { today, tested = today } = seen.renderedFrom;
  const isTodays = there === undefined || there === from.services[service]?.renderedFrom?.today;
  return { ...release, renderedFrom: isTodays ? today : tested };
}

export function seenOf(environment: ObservedEnvironment, service: string) {
  const seen = environment.services[service];
  if (seen === undefined) throw new Error(`${service} was not observed in ${environment.settings.name}`);
  return seen;
}

export const isStop = (wish: Wish | Stop): wish is Stop => 'because' in wish;

function awaitingFirst(environment: string): Stop {
  return {
    because: 'awaiting-first',
    until: 'later',
    code: 'FL_RELEASE_AWAITED',
    what: `has no release in ${environment} yet`,
    mend: `release it to ${environment} first`,
  };
}

function unobserved(commit: string): Stop {
  return {
    because: 'source-unreachable',
    until: 'mended',
    code: 'FL_SOURCE_UNREACHABLE',
    what: `its commit ${commit.slice(0, 7)} is in no branch any more, so nothing is known about it`,
    mend: 'look at what was force-pushed, then release a commit that is there',
  };
}
