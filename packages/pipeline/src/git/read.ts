import { GitFailure } from './failure.js';
import type { Oid } from './oid.js';
import type { Git } from './program.js';

/**
 * Every file below folders of a commit, by its path from the repository's root, with its blob. Folders that are
 * not there have none.
 */
export async function listFiles(
  git: Git,
  commit: Oid,
  folders: readonly string[],
): Promise<ReadonlyMap<string, Oid>> {
  if (folders.length === 0) return new Map();
  const listed = await listingOf(git, ['-r', '-z', '--full-tree', commit, '--', ...folders]);
  const entries = listed.split('\0').filter((line) => line !== '');
  return new Map(
    entries.map((line) => {
      const tab = line.indexOf('\t');
      return [line.slice(tab + 1), line.slice(0, tab).split(' ')[2] ?? ''];
    }),
  );
}

/** What lies directly in a folder of a commit, by its path from the repository's root. */
export async function listFolder(git: Git, commit: Oid, folder: string): Promise<readonly string[]> {
  const listed = await listingOf(git, ['-z', '--name-only', '--full-tree', commit, '--', `${folder}/`]);
  return listed.split('\0').filter((path) => path !== '');
}

/** Contents of blobs, in one process however many there are. Each is asked for once. */
export async function readBlobs(git: Git, blobs: Iterable<Oid>): Promise<ReadonlyMap<Oid, string>> {
  const { contents } = seenIn(git);
  const wanted = [...new Set(blobs)];
  const unseen = wanted.filter((blob) => !contents.has(blob));
  if (unseen.length > 0) {
    const output = await git.bytes(['cat-file', '--batch'], { input: `${unseen.join('\n')}\n` });
    for (const [blob, content] of inBatch(output, unseen)) contents.set(blob, content);
  }
  return new Map(wanted.map((blob) => [blob, contents.get(blob) ?? '']));
}

function* inBatch(output: Buffer, blobs: readonly Oid[]): Generator<readonly [Oid, string]> {
  let at = 0;
  for (const blob of blobs) {
    const header = output.indexOf(10, at);
    const size = Number(output.subarray(at, header).toString().split(' ').at(-1));
    yield [blob, output.subarray(header + 1, header + 1 + size).toString()];
    at = header + 1 + size + 1;
  }
}

/** What git said of objects. What a name of an object stands for never changes, and a process takes longer than it. */
interface Seen {
  readonly listings: Map<string, Promise<string>>;
  readonly contents: Map<Oid, string>;
}

const seen = new WeakMap<Git, Seen>();

function seenIn(git: Git): Seen {
  const known = seen.get(git) ?? { listings: new Map(), contents: new Map() };
  seen.set(git, known);
  return known;
}

/** @param args with a commit's hash, never a name that may move */
function listingOf(git: Git, args: readonly string[]): Promise<string> {
  const { listings } = seenIn(git);
  const key = args.join('\0');
  const known = listings.get(key);
  if (known !== undefined) return known;
  const asked = git.run(['ls-tree', ...args]);
  listings.set(key, asked);
  // A lock or a lost object is no answer: whoever asks again may get one.
  asked.catch(() => listings.delete(key));
  return asked;
}

/** Files below folders of a commit, with their content. */
export async function readFiles(
  git: Git,
  commit: Oid,
  folders: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const listed = await listFiles(git, commit, folders);
  const contents = await readBlobs(git, listed.values());
  return new Map([...listed].map(([path, blob]) => [path, contents.get(blob) ?? '']));
}

/** The same within a folder: by their path below it. */
export async function readBelow(
  git: Git,
  commit: Oid,
  { folder, paths }: { readonly folder: string; readonly paths: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const files = await readFiles(
    git,
    commit,
    paths.map((path) => `${folder}/${path}`),
  );
  return new Map([...files].map(([path, content]) => [path.slice(folder.length + 1), content]));
}

/** The commit that a branch, tag, ref or hash names, or `undefined`. */
export async function commitOf(git: Git, revision: string): Promise<Oid | undefined> {
  try {
    return await git.run(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  } catch (error) {
    // Quiet, so it says nothing where there is none; whatever it does say is a fault.
    if (error instanceof GitFailure && error.said === '') return undefined;
    throw error;
  }
}

/** The blobs that `<commit>:<path>` name, in their order, in one process; `undefined` where nothing is there. */
export async function blobsNamed(git: Git, names: readonly string[]): Promise<readonly (Oid | undefined)[]> {
  if (names.length === 0) return [];
  const said = await git.run(['cat-file', '--batch-check'], {
    input: names.map((name) => `${name}\n`).join(''),
  });
  return said.split('\n').map((line) => {
    const [blob, type] = line.split(' ');
    return type === 'blob' ? blob : undefined;
  });
}

/** Which of these commits the repository has; after a force-push some may be gone. */
export async function commitsThere(git: Git, commits: Iterable<Oid>): Promise<ReadonlySet<Oid>> {
  const wanted = [...new Set(commits)];
  if (wanted.length === 0) return new Set();
  const input = wanted.map((commit) => `${commit}\n`).join('');
  const said = await git.run(['cat-file', '--batch-check'], { input });
  const lines = said.split('\n');
  return new Set(wanted.filter((_, at) => lines[at]?.split(' ')[1] === 'commit'));
}
