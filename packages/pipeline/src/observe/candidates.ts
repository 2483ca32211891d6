import type { Release, ResolvedEnvironment, ResolvedService } from '@fairlead/model';
import type { Oid } from '../git/oid.js';
import type { Git } from '../git/program.js';
import { commitsThere } from '../git/read.js';
import type { Images } from '../oci/images.js';
import type { Candidate, Recorded } from '../plan/observed.js';
import { candidateImages } from './candidate-images.js';
import type { Chain } from './chain.js';
import { arrivingCommits, commitTimes, type Found, namedCommit, versionedCommits } from './commits.js';
import { foundOnce } from './found-once.js';
import { inputsAt } from './inputs.js';
import { schemasAt } from './migrations.js';
import { relationOf } from './relation.js';
import type { Scope } from './scope.js';

/** Where commits and images are looked for. */
export interface Sources {
  readonly git: Git;
  readonly chain: Chain;
  readonly images: Images;
  /** Folder of the definitions, such as `apps`. */
  readonly folder: string;
}

/** One service in one environment, and what is known of it elsewhere. */
export interface Question {
  readonly environment: ResolvedEnvironment;
  readonly service: ResolvedService;
  readonly current: Release | undefined;
  /** Where the ledger is not this tree: the definition that a release would be rendered from. */
  readonly renderedFrom: Oid | undefined;
  /** What the services run here that move together: this one, and the others of its set. */
  readonly unit: readonly (Release | undefined)[];
  readonly history: readonly Recorded[];
  /** Those that may be returned to. */
  readonly returns: readonly Recorded[];
  /** The same service in other environments, and what they run. */
  readonly elsewhere: readonly {
    readonly environment: ResolvedEnvironment;
    readonly service: ResolvedService;
    readonly release: Release | undefined;
  }[];
  readonly scope: Scope;
}

/** How many commits of one service are looked at: what was merged before is older than all of them. */
const most = 20;

/** What could be released, as the environment's way of delivery finds it, and what a person asked for. */
export async function candidatesFor(sources: Sources, question: Question): Promise<readonly Candidate[]> {
  const found = await foundCommits(sources, question);
  const commits = found.flatMap(({ commit, same }) => [commit, ...same]);
  const there = await commitsThere(sources.git, commits);
  const times = await commitTimes(sources.git, there);
  return Promise.all(
    found.map((each) =>
      there.has(each.commit)
        ? candidate(sources, question, { ...each, times })
        : gone(sources, question, each),
    ),
  );
}

async function foundCommits(sources: Sources, question: Question): Promise<readonly Found[]> {
  const { git, chain, folder } = sources;
  const { service, scope, returns } = question;
  const inputs = await inputsAt(git, chain.tip, { service, definitions: folder });
  const built = { service: service.name, inputs };
  const name = scope.commit ?? (scope.images === undefined ? undefined : chain.tip);
  const asked = name === undefined ? undefined : await namedCommit(git, name, built);
  const recorded = returns.map(({ release }) => foundOf(release));
  const arrived = await arriving(sources, question, inputs);
  return foundOnce([...(asked === undefined ? [] : [asked]), ...arrived, ...recorded]);
}

async function arriving(
  sources: Sources,
  {
    environment,
    service,
    current,
    unit,
    elsewhere,
    renderedFrom,
  }: Pick<Question, 'current' | 'elsewhere' | 'environment' | 'renderedFrom' | 'service' | 'unit'>,
  inputs: Awaited<ReturnType<typeof inputsAt>>,
): Promise<readonly Found[]> {
  const { git, chain } = sources;
  const { delivery } = environment;
  switch (delivery.strategy) {
    case 'commit-on-merge':
    case 'digest-commit': {
      if (inputs === undefined) return [];
      const source = current?.source.commit;
      const since = source === undefined || chain.position(source) === undefined ? undefined : source;
      const newer = await arrivingCommits(git, chain, { since, inputs, most });
      // What runs arrives again with another definition.
      const again = since !== undefined && current?.renderedFrom !== renderedFrom && current;
      return again ? [...newer, foundOf(again)] : newer;
    }
    case 'pull-request': {
      const from = elsewhere.find((each) => each.environment.name === delivery.from);
      if (from === undefined) return [];
      // What it runs, and what it will run by the same plan.
      const { environment, release } = from;
      const others = elsewhere.filter((each) => each !== from);
      const next = await arriving(
        sources,
        {
          environment,
          service,
          current: release,
          renderedFrom: release?.renderedFrom,
          unit: [release],
          elsewhere: others,
        },
        inputs,
      );
      return [...(release === undefined ? [] : [foundOf(release)]), ...next];
    }
    case 'version-release':
      return versionedCommits(git, { service: service.name, inputs }, { delivery, running: unit });
    case 'image-updater':
    case 'rollout-restart':
      return [];
    default:
      return delivery satisfies never;
  }
}

/** A release is of a commit that was found once. */
function foundOf({ source, version }: Release): Found {
  return { commit: source.commit, touches: true, same: [], ...(version === undefined ? {} : { version }) };
}

type Timed = Found & { readonly times: ReadonlyMap<Oid, string> };

async function candidate(
  sources: Sources,
  question: Question,
  { times, ...found }: Timed,
): Promise<Candidate> {
  const { git, chain, folder } = sources;
  const { service, current } = question;
  const { version, touches } = found;
  const { commit, images } = await imagesAt(sources, question, found);
  const [relation, schemas] = await Promise.all([
    relationOf(git, chain, { current: current?.source.commit, commit }),
    schemasAt(git, commit, { service, folder: `${folder}/services/${service.name}` }),
  ]);
  const same = [found.commit, ...found.same].filter((each) => each !== commit);
  return {
    commit,
    at: times.get(commit) ?? '',
    touches,
    ...relation,
    images,
    ...(same.length > 0 && { same }),
    ...(version !== undefined && { version }),
    ...(Object.keys(schemas).length > 0 && { schemas }),
  };
}

/** The first of the commits that are one to the service whose images are all there; else the one that touched it. */
async function imagesAt(
  sources: Sources,
  question: Question,
  { commit, same }: Found,
): Promise<Pick<Candidate, 'commit' | 'images'>> {
  const first = await imagesOf(sources, question, commit);
  // A registry that does not tell of one commit does not tell of the next.
  if (isComplete(first) || isUntold(first)) return { commit, images: first };
  for (const other of same) {
    const images = await imagesOf(sources, question, other);
    if (isComplete(images)) return { commit: other, images };
  }
  return { commit, images: first };
}

const isComplete = (images: Candidate['images']): boolean =>
  Object.values(images).every(({ state }) => state !== 'absent');

const isUntold = (images: Candidate['images']): boolean =>
  Object.values(images).some((image) => image.state === 'absent' && image.problem !== undefined);

function imagesOf(
  { images }: Sources,
  { service, current, returns, elsewhere, scope }: Question,
  commit: Oid,
): Promise<Candidate['images']> {
  const isOf = (release: Release | undefined) => release?.source.commit === commit;
  const recorded = returns.map(({ release }) => release);
  return candidateImages(images, {
    commit,
    service,
    elsewhere: elsewhere.map((each) => each.service),
    current,
    known: [...recorded, ...elsewhere.map(({ release }) => release)].find(isOf),
    asked: scope.images ?? {},
  });
}

/** A commit that no branch holds any more: what was built of it may still be there. */
async function gone(sources: Sources, question: Question, found: Found): Promise<Candidate> {
  const { commit, version } = found;
  const source = question.current?.source.commit;
  const recorded = [
    ...question.history.map(({ release }) => release),
    ...question.elsewhere.map(({ release }) => release),
  ].find((release) => release?.source.commit === commit);
  return {
    commit,
    at: recorded?.source.at ?? '',
    touches: true,
    relation: source === undefined ? 'first' : source === commit ? 'same' : 'unknown',
    missing: [],
    images: await imagesOf(sources, question, commit),
    ...(version !== undefined && { version }),
    ...(recorded?.schemas !== undefined && { schemas: recorded.schemas }),
  };
}
