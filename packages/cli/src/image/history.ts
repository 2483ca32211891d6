import { type EnvironmentResolution, FairleadError, parseRelease } from '@fairlead/model';
import type { RegistryClient } from '@fairlead/pipeline';
import { parseReference } from '@fairlead/pipeline';
import { newestOf } from '@fairlead/pipeline/images';
import { filesAt, type Git } from '../git/git.js';
import type { BuiltHere } from './home.js';

/** Where images of the past are written down. */
export interface Past {
  readonly root: string;
  readonly git: Git;
  readonly environments: readonly EnvironmentResolution[];
  /** Where there is none, releases alone tell. */
  readonly client: RegistryClient | undefined;
}

/** The commit that the newest image of each service was built from, of those that the last commit follows. */
export async function newestImages(
  { root, git, environments, client }: Past,
  services: readonly BuiltHere[],
): Promise<ReadonlyMap<string, string | undefined>> {
  refuseShallow(git);
  // The first that has an image is the nearest. What a merged branch has built is tagged with commits of the branch, and
  // the branch that it was merged to releases its own.
  const history = git.run('rev-list', '--first-parent', 'HEAD').split('\n');
  const released = releasedCommits(root, environments);
  const newest = services.map(async (each) => {
    const pushed = client === undefined ? [] : await pushedCommits(client, each);
    const commits = new Set([...(released.get(each.service) ?? []), ...pushed]);
    return [each.service, newestOf(history, commits)] as const;
  });
  return new Map(await Promise.all(newest));
}

/** Source commits of what runs, or ran until the last commit, by service. */
function releasedCommits(
  root: string,
  environments: readonly EnvironmentResolution[],
): ReadonlyMap<string, readonly string[]> {
  const commits = new Map<string, string[]>();
  for (const { environment } of environments) {
    const folder = `${environment.folder}/releases`;
    for (const [file, content] of filesAt(root, 'HEAD', folder)) {
      const { service, source } = parseRelease(`${folder}/${file}`, content);
      commits.set(service, [...(commits.get(service) ?? []), source.commit]);
    }
  }
  return commits;
}

/** Commits that every image of the service was pushed for: a build that was cut short is not one of them. */
async function pushedCommits(client: RegistryClient, { images }: BuiltHere): Promise<readonly string[]> {
  const tags = await Promise.all(
    images.map(({ repository }) => client.tags(parseReference(`${repository}:_`).repository)),
  );
  const [first = [], ...others] = tags.map((each) => each.filter((tag) => /^[0-9a-f]{40}$/.test(tag)));
  return first.filter((tag) => others.every((each) => each.includes(tag)));
}

/** A clone without its history knows of no image, and would build everything again. */
function refuseShallow(git: Git): void {
  if (git.run('rev-parse', '--is-shallow-repository') !== 'true') return;
  const what = 'the clone lacks history, so it cannot be told which images are there already';
  const mend = 'fetch all of it: `git fetch --unshallow`, or `fetch-depth: 0` in CI';
  throw new FairleadError([{ code: 'FL_IMAGE_SHALLOW', file: '', path: '', value: undefined, what, mend }]);
}
