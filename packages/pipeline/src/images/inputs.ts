import { posix } from 'node:path';
import { type Ignores, parseIgnoreFile } from './ignore-file.js';

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

/**
 * What an image is built from: its Dockerfile, and what an engine is sent of the build context. That is every file
 * below the context that its ignore file lets through: `<dockerfile>.dockerignore`, or else `.dockerignore` at the
 * context's root (Docker's documentation of the build context).
 *
 * Definitions are no input, and neither is what follows from them: which image runs where must not make another.
 *
 * @param definitions folder of the platform's definitions, from the root: `apps`
 */
export function inputsOf(
  { context, dockerfile }: ImageBuild,
  { read, definitions }: { readonly read: ReadFile; readonly definitions: string },
): IsInput {
  const own = `${dockerfile}.dockerignore`;
  const shared = posix.join(context, '.dockerignore');
  const ownText = read(own);
  const ignores: Ignores = parseIgnoreFile(ownText ?? read(shared) ?? '');
  const files = new Set([dockerfile, ownText === undefined ? shared : own]);
  const prefix = context === '' ? '' : `${context}/`;
  const isDefinition = definitionsIn(definitions);
  return (path) => {
    if (isDefinition(path)) return false;
    if (files.has(path)) return true;
    return path.startsWith(prefix) && !ignores(path.slice(prefix.length));
  };
}

function definitionsIn(folder: string): IsInput {
  const below = /^(environments\/.*|platform\.ts|names\.ts|services\/[^/]+\/service\.ts)$/s;
  return (path) => path.startsWith(`${folder}/`) && below.test(path.slice(folder.length + 1));
}
