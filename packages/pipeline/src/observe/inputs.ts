import { posix } from 'node:path';
import type { ResolvedService } from '@fairlead/model';
import type { Oid } from '../git/oid.js';
import type { Git } from '../git/program.js';
import { readFiles } from '../git/read.js';
import { type ImageBuild, type IsInput, inputsOf } from '../images/inputs.js';

/** What a service's own images are built from. */
export interface Inputs {
  readonly isInput: IsInput;
  /** Git pathspecs that leave out most of what is no input; `isInput` decides. */
  readonly paths: readonly string[];
}

/** Where definitions stand. */
export interface Placed {
  readonly service: ResolvedService;
  /** Folder of the platform's definitions, from the root: `apps`. */
  readonly definitions: string;
}

/**
 * What the images of a service are built from, by the ignore files of a commit: the same files that the builder is
 * sent. Nothing where none of them is built here.
 */
export async function inputsAt(git: Git, commit: Oid, placed: Placed): Promise<Inputs | undefined> {
  const builds = buildsOf(placed);
  if (builds.length === 0) return undefined;
  const ignores = builds.flatMap(({ context, dockerfile }) => [
    `${dockerfile}.dockerignore`,
    posix.join(context, '.dockerignore'),
  ]);
  const texts = await readFiles(git, commit, [...new Set(ignores)]);
  const each = builds.map((build) =>
    inputsOf(build, { read: (path) => texts.get(path), definitions: placed.definitions }),
  );
  return { isInput: (path) => each.some((isInput) => isInput(path)), paths: pathspecs(builds, placed) };
}

function buildsOf({ service, definitions }: Placed): readonly ImageBuild[] {
  const folder = `${definitions}/services/${service.name}`;
  const fromRoot = (path: string) => posix.join(folder, path).replace(/^\.$|\/$/, '');
  return Object.values(service.images).flatMap((image) =>
    image.origin === 'built'
      ? [{ ...image, context: fromRoot(image.context), dockerfile: fromRoot(image.dockerfile) }]
      : [],
  );
}

function pathspecs(builds: readonly ImageBuild[], { definitions }: Placed): readonly string[] {
  const without = `:(top,literal,exclude)${definitions}/environments`;
  if (builds.some(({ context }) => context === '')) return [without];
  const folders = builds.flatMap(({ context, dockerfile }) => [
    context,
    dockerfile,
    `${dockerfile}.dockerignore`,
  ]);
  return [...[...new Set(folders)].map(literal), without];
}

const literal = (path: string): string => `:(top,literal)${path}`;
