import type { Oid } from '../git/oid.js';
import type { Git } from '../git/program.js';
import { commitOf } from '../git/read.js';
import { utc } from '../git/time.js';

/** A commit that could be released, before it is known what it means for an environment. */
export interface Found {
  readonly commit: Oid;
  /** From a tag, without its prefix. */
  readonly version?: string;
  /** Whether it touches what the service is built from. */
  readonly touches: boolean;
}

/**
 * Commits of the tracked branch that change what a service is built from, newest first.
 *
 * @param paths what it is built from, as git pathspecs
 * @param since what runs; absent where nothing does
 * @param most where nothing runs, or what runs is far behind, older ones are not asked for
 */
export async function touchingCommits(
  git: Git,
  of: {
    readonly tip: Oid;
    readonly since: Oid | undefined;
    readonly paths: readonly string[];
    readonly most: number;
  },
): Promise<readonly Found[]> {
  const range = of.since === undefined ? [of.tip] : [of.tip, `^${of.since}`];
  const args = ['rev-list', '--first-parent', `--max-count=${of.most}`, ...range, '--', ...of.paths];
  const listed = await git.run(args);
  return lines(listed).map((commit) => ({ commit, touches: true }));
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

/** A service, and what it is built from, as git pathspecs. */
export interface Built {
  readonly service: string;
  readonly paths: readonly string[];
}

/** Commits with a version. */
export async function versionedCommits(git: Git, built: Built): Promise<readonly Found[]> {
  const tags = await versionTags(git, built.service);
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
async function builtAt(git: Git, commit: Oid, { paths }: Built): Promise<Found> {
  const [touching] = await touchingCommits(git, { tip: commit, since: undefined, paths, most: 1 });
  return touching ?? { commit, touches: false };
}

/** When each commit was made (RFC 3339, UTC), in one process. */
export async function commitTimes(git: Git, commits: readonly Oid[]): Promise<ReadonlyMap<Oid, string>> {
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
