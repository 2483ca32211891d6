import { posix } from 'node:path';
import { type Ignores, parseIgnoreFile, sentBelow } from './ignore-file.js';

/** How an image is built, with every path from the repository's root. */
export interface ImageBuild {
  /** Folder; `''` is the root. */
  readonly context: string;
  readonly dockerfile: string;
  /** `''` is the last stage. */
  readonly target: string;
  readonly args: Readonly<Record<string, string>>;
  /** `os/architecture[/variant]`. */
  readonly platforms: readonly string[];
}

/** Reads a file of the commit that is built; `undefined` where it has none. */
export type ReadFile = (path: string) => string | undefined;

/** Whether a file of the repository can change an image. */
export type IsInput = (path: string) => boolean;

/** Where what an image is built from is read. */
export interface InputSources {
  readonly read: ReadFile;
  /** Folder of the platform's definitions, from the root: `apps`. */
  readonly definitions: string;
}

/**
 * What an image is built from: its Dockerfile, and what an engine is sent of the build context. That is every file
 * below the context that its ignore file lets through: `<dockerfile>.dockerignore`, or else `.dockerignore` at the
 * context's root (Docker's documentation of the build context).
 *
 * Definitions are no input, and neither is what follows from them: which image runs where must not make another.
 */
export function inputsOf(build: ImageBuild, { read, definitions }: InputSources): IsInput {
  const { context, dockerfile } = build;
  const { file, text } = ignoreFileOf(build, read);
  const ignores: Ignores = parseIgnoreFile(text);
  const files = new Set([dockerfile, file]);
  const prefix = context === '' ? '' : `${context}/`;
  const isDefinition = definitionsIn(definitions);
  return (path) => {
    if (isDefinition(path)) return false;
    if (files.has(path)) return true;
    return path.startsWith(prefix) && !ignores(path.slice(prefix.length));
  };
}

/**
 * Files and folders that hold all that an image is built from, and what decides about it, from the root. They may hold
 * more: whether a file is an input is told by {@link inputsOf}. `''` is the root.
 */
export function inputFolders(build: ImageBuild, { read }: Pick<InputSources, 'read'>): readonly string[] {
  const { context, dockerfile } = build;
  const below = sentBelow(ignoreFileOf(build, read).text);
  const sent = below === undefined ? [context] : below.map((path) => posix.join(context, path));
  return [...sent, dockerfile, ...ignoreFilesOf(build)];
}

/** The ignore files of a build: the first that is there counts. */
export function ignoreFilesOf({ context, dockerfile }: ImageBuild): readonly [own: string, shared: string] {
  return [`${dockerfile}.dockerignore`, posix.join(context, '.dockerignore')];
}

function ignoreFileOf(build: ImageBuild, read: ReadFile): { readonly file: string; readonly text: string } {
  const [own, shared] = ignoreFilesOf(build);
  const ownText = read(own);
  return ownText === undefined ? { file: shared, text: read(shared) ?? '' } : { file: own, text: ownText };
}

function definitionsIn(folder: string): IsInput {
  const below = /^(environments\/.*|platform\.ts|names\.ts|services\/[^/]+\/service\.ts)$/s;
  return (path) => path.startsWith(`${folder}/`) && below.test(path.slice(folder.length + 1));
}
