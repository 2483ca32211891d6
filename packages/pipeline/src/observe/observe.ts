import { processorsOf } from '@fairlead/model';
import type { Forge } from '../forge/forge.js';
import type { Oid } from '../git/oid.js';
import type { Git } from '../git/program.js';
import { askedOnce, type Images } from '../oci/images.js';
import {
  type HeldEnvironment,
  type Observed,
  type ObservedEnvironment,
  type ObservedService,
  observedSchema,
} from '../plan/observed.js';
import { withTheirSets } from '../plan/units.js';
import { candidatesFor, type Question, type Sources } from './candidates.js';
import { type Chain, chainOf } from './chain.js';
import { type DefinedEnvironment, type DefinedService, definitionsAt } from './definitions.js';
import { type ReadLedger, readLedger } from './ledgers.js';
import { proposedHolds } from './proposed-holds.js';
import { type RecordedStates, recordedStates } from './recorded-states.js';
import { renderedFrom } from './rendered-from.js';
import { type ObservedRequests, observedRequests } from './requests.js';
import type { Scope } from './scope.js';
import type { Seen } from './seen.js';
import { refuseUnknown } from './unknown.js';

/** The world as promotion sees it. */
export interface World {
  /** A mirror that was fetched. */
  readonly git: Git;
  readonly forge: Forge;
  readonly images: Images;
  readonly tracked: { readonly branch: string; readonly tip: Oid };
  /** Folder of the definitions, such as `apps`. */
  readonly folder: string;
}

/**
 * All that the planner may know, as far as the scope asks. Reads only.
 *
 * @throws FairleadError `FL_ASKED_ENVIRONMENT`, `FL_ASKED_SERVICE` for a name in the scope that is none
 */
export async function observe(world: World, scope: Scope): Promise<Observed> {
  const { git, tracked, folder } = world;
  const [definitions, chain] = await Promise.all([
    definitionsAt(git, tracked.tip, { folder, scope }),
    chainOf(git, tracked.tip),
  ]);
  refuseUnknown(definitions.environments, scope);
  const read = definitions.environments.map(async ({ environment, services }) => {
    const wanted = (service: string) =>
      scope.services === undefined || services.has(service) || service === '_all';
    return [environment.name, await readLedger(git, environment, wanted)] as const;
  });
  const ledgers = new Map<string, ReadLedger>(await Promise.all(read));
  const sources: Sources = { ...world, images: askedOnce(world.images), chain };
  const chains = await ledgerChains(git, [...ledgers.values()], chain);
  const requests = await observedRequests(world, scope.looking);
  const known = { definitions: definitions.environments, ledgers, sources };
  const seen = { ...known, chains, scope, renderedFrom: await renderedFrom(known) };
  const environments = inScope(definitions.environments, scope);
  const proposing = { git, ledgers, requests };
  return {
    schema: observedSchema,
    tracked,
    environments: await Promise.all(
      environments.map(async (each) => ({
        ...(await observedEnvironment(each, seen)),
        ...(await proposedIn(each, proposing)),
      })),
    ),
    others: await Promise.all(
      definitions.environments
        .filter((each) => !environments.includes(each))
        .map((each) => heldElsewhere(each, proposing)),
    ),
    requests: requests.promotions,
    ...(scope.looking === 'back' && { rollbacks: requests.rollbacks }),
  };
}

/** Environments share ledgers, and this tree's is the tracked branch itself. */
async function ledgerChains(
  git: Git,
  ledgers: readonly ReadLedger[],
  tracked: Chain,
): Promise<ReadonlyMap<Oid, Chain>> {
  const tips = new Set(ledgers.map(({ ledger }) => ledger.tip));
  const others = [...tips].filter((tip) => tip !== 'absent' && tip !== tracked.tip);
  const chains = await Promise.all([tracked, ...others.map((tip) => chainOf(git, tip))]);
  return new Map(chains.map((chain) => [chain.tip, chain]));
}

/**
 * The environments that are asked about, and those that they take releases from. What goes back is told to those behind
 * it as well, which may be about to take it over.
 */
function inScope(
  environments: readonly DefinedEnvironment[],
  { environments: names, looking }: Scope,
): readonly DefinedEnvironment[] {
  if (names === undefined) return environments;
  const from = environments
    .filter(({ environment }) => names.includes(environment.name))
    .flatMap(({ environment: { delivery } }) => ('from' in delivery ? [delivery.from] : []));
  return environments.filter(({ environment: { name, delivery } }) => {
    const isBehind = looking === 'back' && 'from' in delivery && names.includes(delivery.from);
    return names.includes(name) || from.includes(name) || isBehind;
  });
}

/** What a run that is not about an environment sees of it. */
async function heldElsewhere(defined: DefinedEnvironment, proposing: Proposing): Promise<HeldEnvironment> {
  const { environment: settings } = defined;
  const { files } = proposing.ledgers.get(settings.name) as ReadLedger;
  return { settings, holds: files.holds, ...(await proposedIn(defined, proposing)) };
}

/** What requests would hold there; nothing is said where none does. */
async function proposedIn(
  { environment: { name } }: DefinedEnvironment,
  { git, ledgers, requests }: Proposing,
): Promise<Pick<ObservedEnvironment, 'proposedHolds'>> {
  const { ledger } = ledgers.get(name) as ReadLedger;
  const found = await proposedHolds(git, requests.holds, { name, ledger });
  return found.length === 0 ? {} : { proposedHolds: found };
}

interface Proposing {
  readonly git: Git;
  readonly ledgers: ReadonlyMap<string, ReadLedger>;
  readonly requests: ObservedRequests;
}

async function observedEnvironment(defined: DefinedEnvironment, seen: Seen): Promise<ObservedEnvironment> {
  const { environment } = defined;
  const read = seen.ledgers.get(environment.name) as ReadLedger;
  const recorded = await recordedStates(defined, seen);
  const services = await Promise.all(
    [...defined.services].map(
      async ([name, each]) => [name, await observedService({ defined, name, each, recorded, seen })] as const,
    ),
  );
  return {
    settings: environment,
    ledger: read.ledger,
    holds: read.files.holds,
    holdProblems: read.files.holdProblems,
    present: defined.present,
    services: Object.fromEntries(services),
  };
}

interface OneService {
  readonly defined: DefinedEnvironment;
  readonly name: string;
  readonly each: DefinedService;
  readonly recorded: RecordedStates;
  readonly seen: Seen;
}

async function observedService(of: OneService): Promise<ObservedService> {
  const { defined, name, each, recorded, seen } = of;
  const { environment } = defined;
  const { files } = seen.ledgers.get(environment.name) as ReadLedger;
  const release = files.releases.get(name);
  const releaseProblem = files.releaseProblems.get(name);
  const history = recorded.histories.get(name) ?? [];
  const gone = recorded.gone.get(name);
  const standing = {
    definitionHash: each.hash,
    ...(release !== undefined && { release }),
    ...(releaseProblem !== undefined && { releaseProblem }),
    history,
    ...(gone !== undefined && { gone }),
  };
  if ('problem' in each) {
    return { ...standing, definitionProblem: each.problem, images: {}, retired: false, candidates: [] };
  }
  const { service } = each;
  const rendered = seen.renderedFrom.get(environment.name)?.get(name);
  const question: Question = {
    environment,
    service,
    current: release,
    renderedFrom: rendered?.today,
    unit: unitOf(of).map((other) => files.releases.get(other)),
    history,
    returns: recorded.returns.get(name) ?? [],
    elsewhere: elsewhere(environment.name, name, seen),
    scope: seen.scope,
  };
  const processors = processorsOf(service);
  const images = Object.entries(service.images).map(([own, image]) => {
    const { origin, repository } = image;
    const range = image.origin === 'vendor' && image.range !== '*' ? { range: image.range } : {};
    const needed = processors[own];
    return [own, { origin, repository, ...range, ...(needed && { processors: needed }) }] as const;
  });
  return {
    ...standing,
    images: Object.fromEntries(images),
    ...(rendered !== undefined && { renderedFrom: rendered }),
    retired: service.retired,
    candidates: service.retired ? [] : await candidatesFor(seen.sources, question),
  };
}

/** The service, and those that move with it. */
function unitOf({ defined: { environment, present }, name }: OneService): readonly string[] {
  if (environment.delivery.promote === 'each') return [name];
  return withTheirSets([name], [{ settings: environment, present }]);
}

function elsewhere(
  environment: string,
  service: string,
  { definitions, ledgers }: Seen,
): Question['elsewhere'] {
  return definitions.flatMap((other) => {
    const there = other.services.get(service);
    const { name } = other.environment;
    if (there === undefined || 'problem' in there || name === environment) return [];
    return [
      {
        environment: other.environment,
        service: there.service,
        release: ledgers.get(name)?.files.releases.get(service),
      },
    ];
  });
}
