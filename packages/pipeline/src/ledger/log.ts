import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { FairleadError, parseRelease, type Release } from '@fairlead/model';
import { committedChanges } from '../git/changes.js';
import type { Oid } from '../git/oid.js';
import type { Git } from '../git/program.js';
import { readBlobs } from '../git/read.js';
import { writerTrailer } from '../observe/recorded.js';
import { isAncestor } from '../observe/relation.js';
import type { Entries, Entry } from './entry.js';

/** A ledger branch, and the environments that are kept on it. */
export interface LedgerBranch {
  readonly tip: Oid;
  /** Environment → its folder. */
  readonly folders: { readonly [environment: string]: string };
}

/**
 * Every change of every release on a ledger branch, newest first. A pure function of the branch's history: the
 * cache only spares looking at the same commits again, and a cache that is broken or from elsewhere is not used.
 *
 * @param cache a file of this question's own
 */
export async function ledgerEntries(git: Git, branch: LedgerBranch, cache: string): Promise<Entries> {
  const known = await readCache(cache, branch);
  if (known?.tip === branch.tip) return known.entries;
  const since = known !== undefined && (await isAncestor(git, known.tip, branch.tip)) ? known : undefined;
  const entries = [...(await entriesSince(git, branch, since?.tip)), ...(since?.entries ?? [])];
  await writeCache(cache, { schema, folders: branch.folders, tip: branch.tip, entries });
  return entries;
}

async function entriesSince(
  git: Git,
  { tip, folders }: LedgerBranch,
  since: Oid | undefined,
): Promise<Entries> {
  const places = new Map(Object.entries(folders).map(([name, folder]) => [`${folder}/releases/`, name]));
  const question = { tip, paths: [...places.keys()], trailer: writerTrailer };
  const changes = await committedChanges(git, since === undefined ? question : { ...question, since });
  const blobs = changes.flatMap(({ files }) => [...files.values()]).filter((blob) => blob !== 'absent');
  const contents = await readBlobs(git, blobs);
  return changes.flatMap(({ commit, at, author, trailer: command, title, files }) =>
    [...files].flatMap(([path, blob]): readonly Entry[] => {
      const end = path.lastIndexOf('/') + 1;
      const environment = places.get(path.slice(0, end));
      if (environment === undefined) return [];
      const service = path.slice(end).replace(/\.json$/, '');
      const entry = { environment, service, commit, at, author, command, title };
      if (blob === 'absent') return [entry];
      const release = readable(path, contents.get(blob) ?? '');
      return release === undefined ? [] : [{ ...entry, release }];
    }),
  );
}

/** A state that nobody can read never ran. */
function readable(path: string, content: string): Release | undefined {
  try {
    return parseRelease(path, content);
  } catch (error) {
    if (error instanceof FairleadError) return undefined;
    throw error;
  }
}

const schema = 'fairlead.ledger-cache/1';

interface Cache {
  readonly schema: typeof schema;
  readonly folders: LedgerBranch['folders'];
  readonly tip: Oid;
  readonly entries: Entries;
}

async function readCache(file: string, { folders }: LedgerBranch): Promise<Cache | undefined> {
  try {
    const read = JSON.parse(await readFile(file, 'utf8')) as Cache;
    const same = read.schema === schema && JSON.stringify(read.folders) === JSON.stringify(folders);
    return same ? read : undefined;
  } catch {
    return undefined;
  }
}

async function writeCache(file: string, cache: Cache): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const whole = `${file}.${process.pid}`;
  await writeFile(whole, JSON.stringify(cache));
  await rename(whole, file);
}
