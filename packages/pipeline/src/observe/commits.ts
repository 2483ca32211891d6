import type { Oid } from '../git/oid.js';
import type { Git } from '../git/program.js';
import { commitOf } from '../git/read.js';
import { utc } from '../git/time.js';
import { arrivingVersions, type VersionQuestion } from './arriving-versions.js';
import type { Chain } from './chain.js';
import type { Inputs } from './inputs.js';
import { touchingCommits } from './touching.js';

/** A commit that could be released, before it is known what it means for an environment. */
export interface Found {
  readonly commit: Oid;
  /** From a tag, without its prefix. */
  readonly version?: string;
  /** Whether it touches what the service is built from. */
  readonly touches: boolean;
  /**
   * Later commits that are the same to the service, the likeliest first. Images are tagged with the tip of a push, which
   * need not be the commit of the push that touched them.
   */
  readonly same: readonly Oid[];
}

/** How many commits that touch nothing are asked for images of the one before them. */
const mostSame = 10;

/**
 * Commits of the tracked branch that change what a service is built from, newest first.
 *
 * @param since what runs; absent where nothing does
 * @param most where nothing runs, or what runs is far behind, older ones than these are not asked for
 */
export async function arrivingCommits(
  git: Git,
  chain: Chain,
  of: { readonly since: Oid | undefined; readonly inputs: Inputs; readonly most: number },
): Promise<readonly Found[]> {
  const touching = await touchingCommits(git, { tip: chain.tip, ...of });
  return touching.map((commit, at) => {
    const same = chain.between(commit, touching[at - 1]);
    return { commit, touches: true, same: [...same.slice(0, mostSame - 1), ...same.slice(-1)] };
  });
}

const semantic = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;

/** A tag that names a version. */
interface Tagged {
  readonly commit: Oid;
  readonly version: string;
}

/** Tags `vX.Y.Z` for every service, `<service>-vX.Y.Z` for one. */
async function versionTags(git: Git, service: string): Promise<readonly Tagged[]> {
  const format = '--format=%(refname:strip=2)%09%(objectname)%09%(*objectname)';
  const listed = await git.run(['for-each-ref', format, 'refs/tags']);
  return lines(listed).flatMap((line) => {
    const [tag = '', object = '', peeled = ''] = line.split('\t');
    const own = tag.startsWith(`${service}-v`) ? tag.slice(service.length + 2) : undefined;
    const version = own ?? (tag.startsWith('v') ? tag.slice(1) : '');
    return semantic.test(version) ? [{ commit: peeled || object, version }] : [];
  });
}

/** A service, and what it is built from; `undefined` where others build all of its images. */
export interface Built {
  readonly service: string;
  readonly inputs: Inputs | undefined;
}

/** Commits with a version that could arrive, the highest first. */
export async function versionedCommits(
  git: Git,
  built: Built,
  question: VersionQuestion,
): Promise<readonly Found[]> {
  const tags = arrivingVersions(await versionTags(git, built.service), question);
  return Promise.all(
    tags.map(async ({ commit, version }) => ({ ...(await builtAt(git, commit, built)), version })),
  );
}

/** The commit that a person asked for, by hash, branch, tag or version. */
export async function namedCommit(git: Git, name: string, built: Built): Promise<Found | undefined> {
  const version = name.replace(/^v/, '');
  const tagged = (await versionTags(git, built.service)).find((each) => each.version === version);
  if (tagged !== undefined) return { ...(await builtAt(git, tagged.commit, built)), version };
  const commit = await commitOf(git, name);
  return commit === undefined ? undefined : builtAt(git, commit, built);
}

/** The commit whose image a service has at another one: the newest that changed what it is built from. */
async function builtAt(git: Git, commit: Oid, { inputs }: Built): Promise<Found> {
  if (inputs === undefined) return { commit, touches: true, same: [] };
  const [touching] = await touchingCommits(git, { tip: commit, since: undefined, inputs, most: 1 });
  if (touching === undefined) return { commit, touches: false, same: [] };
  if (touching === commit) return { commit, touches: true, same: [] };
  const args = ['rev-list', '--first-parent', `--max-count=${mostSame}`, commit, `^${touching}`];
  return { commit: touching, touches: true, same: lines(await git.run(args)) };
}

/** When each commit was made (RFC 3339, UTC), in one process. */
export async function commitTimes(git: Git, commits: Iterable<Oid>): Promise<ReadonlyMap<Oid, string>> {
  const wanted = [...new Set(commits)];
  if (wanted.length === 0) return new Map();
  const said = await git.run(['log', '--no-walk=unsorted', '--format=%H %ct', ...wanted]);
  return new Map(
    lines(said).map((line) => {
      const [commit = '', seconds = ''] = line.split(' ');
      return [commit, utc(new Date(Number(seconds) * 1000))];
    }),
  );
}

function lines(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}
