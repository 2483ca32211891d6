import { FairleadError, parseRelease, type Release } from '@fairlead/model';
import type { Oid } from '../git/oid.js';
import type { Git } from '../git/program.js';
import { readBlobs } from '../git/read.js';
import type { Recorded } from '../plan/observed.js';

/** Name of the trailer that Fairlead's own commits have. */
export const writerTrailer = 'Fairlead-Command';

/**
 * The newest states of a release file on its ledger, newest first, the current one among them.
 *
 * @param file from the repository's root
 * @param most how many are asked for
 */
export async function recordedReleases(
  git: Git,
  of: { readonly tip: Oid; readonly file: string; readonly holdsFile: string; readonly most: number },
): Promise<readonly Recorded[]> {
  const { tip, file, holdsFile, most } = of;
  // A merge of a promotion request is the commit by which the file changed; what it merged is not the ledger's.
  const format = `--format=%H%x1f%cI%x1f%P%x1f${trailerFormat}%x1e`;
  const range = ['--first-parent', '-m', `--max-count=${most}`, '--raw', '--no-abbrev', '-z', format];
  const log = await git.run(['log', ...range, tip, '--', file, holdsFile]);
  const entries = parseLog(log, { file, holdsFile });
  const blobs = await readBlobs(
    git,
    entries.flatMap(({ blob }) => (blob === undefined ? [] : [blob])),
  );
  const ours = await writtenByUs(git, entries);
  let held = false;
  return entries.flatMap(({ commit, at, blob, touchesHolds }) => {
    held ||= touchesHolds;
    const release = blob === undefined ? undefined : readable(file, blobs.get(blob) ?? '');
    if (release === undefined) return [];
    return [{ commit, at, release, writer: ours.has(commit) ? 'fairlead' : 'other', heldSince: held }];
  });
}

const trailerFormat = `%(trailers:key=${writerTrailer},valueonly,separator=%x2c)`;

/** Commits that a command of Fairlead wrote: themselves, or, of a merged request, what it merged. */
async function writtenByUs(git: Git, entries: readonly Entry[]): Promise<ReadonlySet<Oid>> {
  const own = entries.filter(({ trailer }) => trailer !== '').map(({ commit }) => commit);
  const merges = entries.filter(({ merged }) => merged !== undefined);
  if (merges.length === 0) return new Set(own);
  const heads = merges.map(({ merged = '' }) => merged);
  const said = await git.run(['log', '--no-walk=unsorted', `--format=%H%x1f${trailerFormat}`, ...heads]);
  const byUs = new Set(
    said
      .split('\n')
      .map((line) => line.split('\x1f'))
      .filter(([, trailer]) => trailer?.trim())
      .map(([head]) => head),
  );
  return new Set([...own, ...merges.filter(({ merged }) => byUs.has(merged)).map(({ commit }) => commit)]);
}

interface Entry {
  readonly commit: Oid;
  readonly at: string;
  readonly trailer: string;
  /** Of a merge commit: the head that it merged. */
  readonly merged: Oid | undefined;
  /** The release file's content, where the commit wrote it. */
  readonly blob: Oid | undefined;
  readonly touchesHolds: boolean;
}

/** `<header>\x1e` and NUL-separated raw entries for each commit. */
function parseLog(
  log: string,
  { file, holdsFile }: { readonly file: string; readonly holdsFile: string },
): readonly Entry[] {
  const parts = log.split('\x1e');
  return parts.slice(0, -1).map((part, at) => {
    // What stands before the header still belongs to the commit before.
    const header = part.slice(part.lastIndexOf('\0') + 1).replace(/^\n/, '');
    const [commit = '', when = '', parents = '', trailer = ''] = header.split('\x1f');
    const raw = rawEntries(parts[at + 1] ?? '');
    const blob = raw.get(file);
    const there = blob !== undefined && !/^0+$/.test(blob);
    return {
      commit,
      at: utc(when),
      trailer: trailer.trim(),
      merged: parents.split(' ')[1],
      blob: there ? blob : undefined,
      touchesHolds: raw.has(holdsFile),
    };
  });
}

/** Path → new blob of `:100644 100644 <old> <new> M\0<path>\0`. */
function rawEntries(text: string): ReadonlyMap<string, Oid> {
  const fields = text.replace(/^\n?\0?/, '').split('\0');
  const entries = new Map<string, Oid>();
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const meta = fields[at] ?? '';
    if (!meta.replace(/^\n/, '').startsWith(':')) break;
    entries.set(fields[at + 1] ?? '', meta.split(' ')[3] ?? '');
  }
  return entries;
}

/** An unreadable state of the past is not a state that anything can return to. */
function readable(file: string, content: string): Release | undefined {
  try {
    return parseRelease(file, content);
  } catch (error) {
    if (error instanceof FairleadError) return undefined;
    throw error;
  }
}

function utc(at: string): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}
