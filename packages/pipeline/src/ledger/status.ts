import { allServices, type Hold, type Problem, type Release } from '@fairlead/model';
import type { ObservedRequest, ProposedHolds, RequestRef } from '../plan/observed.js';
import { type Entries, keyOf, newest } from './entry.js';
import { type StandingHold, standingHolds } from './standing-holds.js';

/** Version of the format. */
export const statusSchema = 'fairlead.status/1';

/** What is asked about. */
export interface StatusInput {
  /** In the order in which releases move. */
  readonly environments: readonly StatusEnvironment[];
  readonly entries: Entries;
  readonly requests: readonly Pick<ObservedRequest, 'ref' | 'state' | 'target'>[];
  readonly now: Date;
}

export interface StatusEnvironment {
  readonly name: string;
  /** In words, where it is closed now. */
  readonly frozen?: string;
  /** Services that move together, by the name of their set. */
  readonly sets?: { readonly [set: string]: readonly string[] };
  /** By service, `_all` for all of them. */
  readonly holds: { readonly [service: string]: readonly Hold[] };
  /** What open requests would hold: it is held as long as they are open. */
  readonly proposedHolds?: readonly ProposedHolds[];
  /** Files of holds that nobody can read, by service or `_all`. */
  readonly holdProblems?: { readonly [service: string]: Problem };
  readonly services: {
    readonly [service: string]: {
      readonly retired: boolean;
      /** Whether its definition was edited since the one that what runs is rendered from. */
      readonly redefined?: boolean;
      readonly release?: Release;
      readonly problem?: Problem;
    };
  };
}

/** Where everything stands. */
export interface Status {
  readonly schema: typeof statusSchema;
  readonly environments: readonly EnvironmentStatus[];
}

export interface EnvironmentStatus {
  readonly name: string;
  readonly frozen?: string;
  /** On the whole environment. */
  readonly holds: readonly StandingHold[];
  /** Nobody can read what holds it, so everything is held. */
  readonly holdProblem?: Problem;
  readonly services: readonly ServiceStatus[];
}

export interface ServiceStatus {
  readonly name: string;
  readonly state: 'runs' | 'awaiting-first-release' | 'unreadable' | 'retired';
  readonly version?: string;
  /** Source commit. */
  readonly commit?: string;
  /** When the ledger got it (RFC 3339, UTC), and how long ago that is. */
  readonly since?: string;
  readonly ageSeconds?: number;
  /** Who or what wrote it. */
  readonly by?: string;
  /** `waits`: it was edited, and the edit arrives with the next release; absent where what runs has it. */
  readonly definition?: 'waits';
  readonly holds: readonly StandingHold[];
  /** Nobody can read what holds it, so it is held. */
  readonly holdProblem?: Problem;
  readonly requests: readonly RequestRef[];
}

/** Environments × services: what runs, since when, and what stands in the way. */
export function statusOf({ environments, entries, requests, now }: StatusInput): Status {
  const latest = newest(entries);
  return {
    schema: statusSchema,
    environments: environments.map((environment) => {
      const { name, frozen, holdProblems = {}, services } = environment;
      return {
        name,
        ...(frozen !== undefined && { frozen }),
        holds: standingHolds(environment, allServices, now),
        ...unreadable(holdProblems[allServices]),
        services: Object.keys(services)
          .sort()
          .map((service) => serviceStatus(service, { environment, latest, requests, now })),
      };
    }),
  };
}

interface Around extends Pick<StatusInput, 'now' | 'requests'> {
  readonly environment: StatusEnvironment;
  readonly latest: ReturnType<typeof newest>;
}

function serviceStatus(service: string, { environment, latest, requests, now }: Around): ServiceStatus {
  const { name, sets = {}, holdProblems = {}, services } = environment;
  const seen = services[service] as StatusEnvironment['services'][string];
  const { retired, redefined, release, problem } = seen;
  const entry = latest.get(keyOf(name, service));
  const written = release !== undefined &&
    entry !== undefined && {
      since: entry.at,
      ageSeconds: Math.max(0, Math.round((now.getTime() - Date.parse(entry.at)) / 1000)),
      by: entry.command === '' ? entry.author : `fairlead ${entry.command}`,
    };
  return {
    name: service,
    state: stateOf({ retired, problem, release }),
    ...(release?.version !== undefined && { version: release.version }),
    ...(release !== undefined && { commit: release.source.commit }),
    ...written,
    ...(redefined && !retired && { definition: 'waits' as const }),
    holds: standingHolds(environment, service, now),
    ...unreadable(holdProblems[service]),
    requests: requests
      .filter(
        ({ state, target }) =>
          state === 'open' && target.environment === name && isOf(target.unit, service, sets),
      )
      .map(({ ref }) => ref),
  };
}

const unreadable = (problem: Problem | undefined) => (problem === undefined ? {} : { holdProblem: problem });

/** Whether a unit moves a service. */
function isOf(unit: string, service: string, sets: { readonly [set: string]: readonly string[] }): boolean {
  return unit === service || unit === allServices || (sets[unit]?.includes(service) ?? false);
}

function stateOf(of: {
  readonly retired: boolean;
  readonly problem: Problem | undefined;
  readonly release: Release | undefined;
}): ServiceStatus['state'] {
  if (of.retired) return 'retired';
  if (of.problem !== undefined) return 'unreadable';
  return of.release === undefined ? 'awaiting-first-release' : 'runs';
}
