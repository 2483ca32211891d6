import type { Release, ResolvedEnvironment, ResolvedService } from '@fairlead/model';
import type { Oid } from '../git/oid.js';
import type { Git } from '../git/program.js';
import type { Images } from '../oci/images.js';
import type { Candidate } from '../plan/observed.js';
import { candidateImages } from './candidate-images.js';
import type { Chain } from './chain.js';
import { commitTimes, type Found, namedCommit, touchingCommits, versionedCommits } from './commits.js';
import { schemasAt } from './migrations.js';
import { relationOf } from './relation.js';
import type { Scope } from './scope.js';

/** Where commits and images are looked for. */
export interface Sources {
  readonly git: Git;
  readonly chain: Chain;
  readonly images: Images;
  /** What a service is built from, as git pathspecs. */
  readonly inputs: (service: ResolvedService) => readonly string[];
  /** A service's folder. */
  readonly folderOf: (service: string) => string;
}

/** One service in one environment, and what is known of it elsewhere. */
export interface Question {
  readonly environment: ResolvedEnvironment;
  readonly service: ResolvedService;
  readonly current: Release | undefined;
  /** The same service in other environments, and what they run. */
  readonly elsewhere: readonly {
    readonly environment: string;
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
  const times = await commitTimes(
    sources.git,
    found.map(({ commit }) => commit),
  );
  return Promise.all(
    found.map((each) => candidate(sources, question, { ...each, at: times.get(each.commit) ?? '' })),
  );
}

async function foundCommits(sources: Sources, question: Question): Promise<readonly Found[]> {
  const { git, inputs } = sources;
  const { service, scope } = question;
  const built = { service: service.name, paths: inputs(service) };
  const asked = scope.commit === undefined ? undefined : await namedCommit(git, scope.commit, built);
  const all = [...(asked === undefined ? [] : [asked]), ...(await arriving(sources, question))];
  // A commit that is found in two ways is one; a version that is known stays known.
  const byCommit = new Map<Oid, Found>();
  for (const each of all) byCommit.set(each.commit, { ...each, ...byCommit.get(each.commit) });
  return [...byCommit.values()];
}

async function arriving(sources: Sources, question: Question): Promise<readonly Found[]> {
  const { git, chain, inputs } = sources;
  const { environment, service, current, elsewhere } = question;
  const { delivery } = environment;
  switch (delivery.strategy) {
    case 'commit-on-merge':
    case 'digest-commit': {
      const since =
        current === undefined || chain.position(current.source.commit) === undefined
          ? undefined
          : current.source.commit;
      return touchingCommits(git, { tip: chain.tip, since, paths: inputs(service), most });
    }
    case 'pull-request': {
      const from = elsewhere.find((each) => each.environment === delivery.from)?.release;
      if (from === undefined) return [];
      const version = from.version === undefined ? {} : { version: from.version };
      return [{ commit: from.source.commit, touches: true, ...version }];
    }
    case 'version-release':
      return versionedCommits(git, { service: service.name, paths: inputs(service) });
    case 'image-updater':
    case 'rollout-restart':
      return [];
    default:
      return delivery satisfies never;
  }
}

async function candidate(
  sources: Sources,
  { service, current, elsewhere, scope }: Question,
  found: Found & { readonly at: string },
): Promise<Candidate> {
  const { git, chain, folderOf } = sources;
  const { commit, at, version, touches } = found;
  const [relation, images, schemas] = await Promise.all([
    relationOf(git, chain, { current: current?.source.commit, commit }),
    candidateImages(sources.images, {
      found,
      service,
      elsewhere: elsewhere.map((each) => each.service),
      current,
      known: elsewhere.find(({ release }) => release?.source.commit === commit)?.release,
      asked: scope.images ?? {},
    }),
    schemasAt(git, commit, { service, folder: folderOf(service.name) }),
  ]);
  return {
    commit,
    at,
    touches,
    ...relation,
    images,
    ...(version !== undefined && { version }),
    ...(Object.keys(schemas).length > 0 && { schemas }),
  };
}
