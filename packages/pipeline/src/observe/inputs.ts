import { posix } from 'node:path';
import type { ResolvedService } from '@fairlead/model';
import type { Oid } from '../git/oid.js';
import type { Git } from '../git/program.js';
import { readFiles } from '../git/read.js';
import { type ImageBuild, type IsInput, ignoreFilesOf, inputFolders, inputsOf } from '../images/inputs.js';

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
  const texts = await readFiles(git, commit, [...new Set(builds.flatMap(ignoreFilesOf))]);
  const sources = { read: (path: string) => texts.get(path), definitions: placed.definitions };
  const each = builds.map((build) => inputsOf(build, sources));
  const folders = new Set(builds.flatMap((build) => inputFolders(build, sources)));
  return { isInput: (path) => each.some((isInput) => isInput(path)), paths: pathspecs(folders, placed) };
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

function pathspecs(folders: ReadonlySet<string>, { definitions }: Placed): readonly string[] {
  const without = `:(top,literal,exclude)${definitions}/environments`;
  return folders.has('') ? [without] : [...[...folders].map((path) => `:(top,literal)${path}`), without];
}
