import { FairleadError, parseRelease, type Release } from '@fairlead/model';
import { committedChanges } from '../git/changes.js';
import type { Git } from '../git/program.js';
import { readBlobs } from '../git/read.js';
import type { Recorded } from '../plan/observed.js';
import type { Chain } from './chain.js';

/** Name of the trailer that Fairlead's own commits have. */
export const writerTrailer = 'Fairlead-Command';

/**
 * The newest states of a release file on its ledger, newest first, the current one among them.
 *
 * @param file from the repository's root
 * @param most how many commits are looked at; all of them where absent
 */
export async function recordedReleases(
  git: Git,
  of: { readonly ledger: Chain; readonly file: string; readonly holdsFile: string; readonly most?: number },
): Promise<readonly Recorded[]> {
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
  return changes.flatMap(({ commit, at, trailer, files }) => {
    heldSince ||= files.has(holdsFile);
    const release = readable(file, contents.get(files.get(file) ?? ''));
    const writer = trailer === '' ? ('other' as const) : ('fairlead' as const);
    const position = ledger.position(commit) ?? 0;
    return release === undefined ? [] : [{ commit, at, position, release, writer, heldSince }];
  });
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
