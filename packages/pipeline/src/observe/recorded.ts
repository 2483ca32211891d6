import { FairleadError, parseRelease, type Release } from '@fairlead/model';
import { committedChanges } from '../git/changes.js';
import type { Git } from '../git/program.js';
import { readBlobs } from '../git/read.js';
import type { Recorded, RecordedChange } from '../plan/observed.js';
import type { Chain } from './chain.js';

/** Name of the trailer that Fairlead's own commits have. */
export const writerTrailer = 'Fairlead-Command';

/** What a ledger has recorded of one release file. */
export interface RecordedReleases {
  /** Newest first, the current one among them. */
  readonly states: readonly Recorded[];
  /** The newest change, where it took the file away. */
  readonly gone?: RecordedChange;
}

/**
 * The newest states of a release file on its ledger, and whether it went away after them.
 *
 * @param file from the repository's root
 * @param most how many commits are looked at; all of them where absent
 */
export async function recordedReleases(
  git: Git,
  of: { readonly ledger: Chain; readonly file: string; readonly holdsFile: string; readonly most?: number },
): Promise<RecordedReleases> {
  const { ledger, file, holdsFile, most } = of;
  const changes = await committedChanges(git, {
    tip: ledger.tip,
    paths: [file, holdsFile],
    trailer: writerTrailer,
    ...(most !== undefined && { most }),
  });
  const written = changes.flatMap(({ files }) => files.get(file) ?? []).filter((blob) => blob !== 'absent');
  const contents = await readBlobs(git, written);
  let heldSince = false;
  const told = changes.flatMap(({ commit, at, trailer, files }) => {
    heldSince ||= files.has(holdsFile);
    const blob = files.get(file);
    const writer = trailer === '' ? ('other' as const) : ('fairlead' as const);
    return blob === undefined ? [] : [{ blob, change: { commit, at, writer, heldSince } }];
  });
  const states = told.flatMap(({ blob, change }) => {
    const release = readable(file, contents.get(blob));
    const position = ledger.position(change.commit) ?? 0;
    return release === undefined ? [] : [{ ...change, position, release }];
  });
  const [newest] = told;
  return { states, ...(newest?.blob === 'absent' && { gone: newest.change }) };
}

/** An unreadable state of the past is not a state that anything can return to. */
function readable(file: string, content: string | undefined): Release | undefined {
  if (content === undefined) return undefined;
  try {
    const release = parseRelease(file, content);
    return file.endsWith(`/${release.service}.json`) ? release : undefined;
  } catch (error) {
    if (error instanceof FairleadError) return undefined;
    throw error;
  }
}
