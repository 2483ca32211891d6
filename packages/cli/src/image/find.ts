import type { Platform } from '@fairlead/model';
import { parseReference, type RegistryClient } from '@fairlead/pipeline';
import { utc } from '@fairlead/pipeline/git';
import {
  affectedImages,
  type ImagesPlan,
  type IsInput,
  inputsOf,
  type Need,
  type Origin,
  planImages,
} from '@fairlead/pipeline/images';
import { chosen, readDefinitions } from '../definitions.js';
import { type Git, gitAt } from '../git/git.js';
import type { Io } from '../io.js';
import { newestImages } from './history.js';
import { type BuiltHere, builtHere } from './home.js';
import type { ImageOptions } from './options.js';

/** What is to be built, and from what. */
export interface Found {
  readonly plan: ImagesPlan;
  readonly origin: Origin;
  /** Whether a file is an input of an image, by {@link inputKey}. */
  readonly inputs: ReadonlyMap<string, IsInput>;
}

/** How an image is named among those of all services. */
export const inputKey = (service: string, image: string): string => `${service}/${image}`;

/** Asks Git and, where there is a client, the registry which images the last commit needs. */
export async function findImages(
  options: ImageOptions,
  client: RegistryClient | undefined,
  io: Io,
): Promise<Found> {
  const { platform, resolution } = await readDefinitions(io);
  const environments = chosen(resolution, options.env === undefined ? undefined : [options.env]);
  const services = builtHere(platform, environments, options.service);
  const git = gitAt(io.root);
  const commit = git.run('rev-parse', 'HEAD');
  const inputs = inputsAt(git, platform, services);
  const past = { root: io.root, git, environments: resolution.environments, client };
  const needs =
    options.service === undefined
      ? needsOf(services, inputs, { git, newest: await newestImages(past, services) })
      : asked;
  const states = services.map(async ({ service, images }) => {
    const need: Need = needs.get(service) ?? { kind: 'asked' };
    const known = images.map(async (each) => {
      const { repository } = parseReference(`${each.repository}:${commit}`);
      // A second run for a commit tells the images of the first: what comes after it may have failed.
      const ask = client !== undefined && (need.kind !== 'none' || need.since === commit);
      return {
        ...each,
        existing: ask ? await client.resolve({ repository, tag: commit }) : ('absent' as const),
      };
    });
    return { service, need, images: await Promise.all(known) };
  });
  return { plan: planImages(commit, await Promise.all(states)), origin: originOf(git, platform), inputs };
}

/** A person's word needs no history. */
const asked: ReadonlyMap<string, Need> = new Map();

function inputsAt(git: Git, platform: Platform, services: readonly BuiltHere[]): Found['inputs'] {
  const read = (path: string) => git.ask('show', `HEAD:${path}`);
  const pairs = services.flatMap(({ service, images }) =>
    images.map(
      ({ image, build }) =>
        [inputKey(service, image), inputsOf(build, { read, definitions: platform.folder })] as const,
    ),
  );
  return new Map(pairs);
}

function needsOf(
  services: readonly BuiltHere[],
  inputs: Found['inputs'],
  { git, newest }: { readonly git: Git; readonly newest: ReadonlyMap<string, string | undefined> },
): ReadonlyMap<string, Need> {
  const changes = new Map<string, readonly string[]>();
  const changedSince = (commit: string) => {
    const known =
      changes.get(commit) ??
      git.run('diff', '--name-only', '--no-renames', '-z', commit, 'HEAD').split('\0').filter(Boolean);
    changes.set(commit, known);
    return known;
  };
  const built = services.map(({ service, images }) => ({
    service,
    inputs: images.flatMap(({ image }) => inputs.get(inputKey(service, image)) ?? []),
    newest: newest.get(service),
  }));
  return affectedImages(built, changedSince);
}

function originOf(git: Git, { repository }: Platform): Origin {
  const [revision = '', seconds] = git.run('show', '--no-patch', '--format=%H %ct', 'HEAD').split(' ');
  const created = utc(new Date(Number(seconds) * 1000));
  return { revision, source: repository.url, created };
}
