import { FairleadError } from '@fairlead/model';
import { commitOn, type Signature } from '../git/commit.js';
import type { Oid } from '../git/oid.js';
import type { Git } from '../git/program.js';
import { readBelow } from '../git/read.js';
import type { Digest, Images } from '../oci/images.js';
import type { ReleaseWrite, WriteLedger } from '../plan/action.js';
import { commitTitle } from '../plan/carry/titles.js';
import { type FileMap, type Ground, holdFile, releaseFiles, returnedFiles } from './files.js';
import type { LeftOut } from './journal.js';
import { commitMessage, type Said } from './message.js';
import type { Renderer } from './renderer.js';
import { sharedFiles } from './shared-files.js';
import { treeFiles, type Written } from './tree-files.js';

/** Where a commit is made from. */
export interface Bench {
  readonly git: Git;
  readonly images: Images;
  readonly renderer: Renderer;
  readonly tracked: { readonly branch: string; readonly tip: Oid };
  readonly by: Signature;
}

/** What one commit writes. */
export interface Content extends Said, Pick<WriteLedger, 'failing' | 'holds' | 'ledger' | 'releases'> {
  readonly onto: Oid | 'absent';
}

/** A commit, and what is not in it. */
export interface LedgerCommit {
  /** `onto` where nothing is left to write. */
  readonly commit: Oid | 'absent';
  readonly leftOut: readonly LeftOut[];
  /** What it says of itself: no more than it does. */
  readonly said: Pick<Said, 'title' | 'reason'>;
}

/**
 * The one commit that puts releases, what follows from them, and holds on top of a ledger. No branch moves. A unit
 * with a release that cannot be rendered, or whose images cannot be copied, keeps all its pins and is named; the
 * others are written, unless the whole was asked for.
 */
export async function ledgerCommit(bench: Bench, content: Content): Promise<LedgerCommit> {
  const { leftOut, changes, notes } = await changesOf(bench, content);
  const { title, reason } = saidOf(content, leftOut);
  const said = { title, reason: [...reason, ...notes] };
  const nothing = { commit: content.onto, leftOut, said };
  if (leftOut.length > 0 && content.failing === 'stops-all') return nothing;
  for (const [path, text] of content.holds.map(holdFile)) changes.set(path, text);
  if (changes.size === 0) return nothing;
  const parent = content.onto === 'absent' ? undefined : content.onto;
  const message = commitMessage({ ...content, ...said });
  return { ...nothing, commit: await commitOn(bench.git, { parent, changes, message, by: bench.by }) };
}

async function changesOf(bench: Bench, content: Content) {
  const changes = new Map<string, string | undefined>();
  const leftOut: LeftOut[] = [];
  const notes: string[] = [];
  for (const [{ environment, unit }, writes] of byUnit(content.releases)) {
    try {
      const all = await Promise.all(writes.map((write) => written(bench, content, write)));
      // Before anything names them: a release that a cluster cannot pull is never written.
      await copyImages(writes, bench.images);
      for (const [path, text] of all.flatMap(({ files }) => [...files])) changes.set(path, text);
      notes.push(...all.flatMap((each) => each.notes));
    } catch (error) {
      if (!(error instanceof FairleadError)) throw error;
      leftOut.push({ environment, unit, problems: error.problems });
    }
  }
  return { changes, leftOut, notes };
}

/** Without what was left out. */
function saidOf(
  { title, reason, releases, holds }: Content,
  leftOut: readonly LeftOut[],
): LedgerCommit['said'] {
  if (leftOut.length === 0) return { title, reason };
  const isOut = (write: ReleaseWrite) =>
    leftOut.some(({ environment, unit }) => write.environment === environment && write.unit === unit);
  const out = releases.filter(isOut).map(({ environment, service }) => `${environment}/${service}: `);
  return {
    title: commitTitle(
      releases.filter((write) => !isOut(write)),
      holds,
    ),
    reason: reason.filter((line) => !out.some((start) => line.startsWith(start))),
  };
}

async function copyImages(releases: readonly ReleaseWrite[], images: Images): Promise<void> {
  for (const { from, to, digest, tag } of releases.flatMap(({ copies }) => copies)) {
    await images.copy(from, to, { digest: digest as Digest, tag });
  }
}

function byUnit(
  releases: readonly ReleaseWrite[],
): Iterable<readonly [ReleaseWrite, readonly ReleaseWrite[]]> {
  const units = new Map<string, readonly [ReleaseWrite, ReleaseWrite[]]>();
  for (const write of releases) {
    const key = `${write.environment}/${write.unit}`;
    const there = units.get(key);
    if (there === undefined) units.set(key, [write, [write]]);
    else there[1].push(write);
  }
  return units.values();
}

async function written(bench: Bench, content: Content, write: ReleaseWrite): Promise<Written> {
  const { git, renderer, tracked } = bench;
  const { folder, service } = write;
  const ledger = content.ledger.branch === tracked.branch ? 'tree' : 'elsewhere';
  // In a tree, the definition that is rendered is the one that the commit stands on.
  const from = ledger === 'tree' && content.onto !== 'absent' ? content.onto : tracked.tip;
  const paths = ['environment.json', ledger === 'tree' ? `services/${service}.json` : 'services'];
  const definitions = await readBelow(git, from, { folder, paths });
  const there: FileMap =
    content.onto === 'absent'
      ? new Map()
      : await readBelow(git, content.onto, { folder, paths: ownFiles(service) });
  const ground: Ground = { definitions, written: there, ledger };
  if (ledger === 'tree') return treeFiles(bench, write, ground);
  const kept = await recordedFiles(git, write);
  const changes =
    kept === undefined
      ? releaseFiles(renderer, write, { ...ground, definitions: await named(git, write, definitions) })
      : returnedFiles(write, { recorded: kept, written: there });
  const shared = await sharedFiles(bench, { folder, definitions, onto: content.onto });
  return { files: new Map([...shared.files, ...changes]), notes: shared.notes };
}

/**
 * What a way back returns to, byte for byte: what ran is what runs again, whatever this version would write today, and
 * also where it cannot read that definition any more.
 */
async function recordedFiles(
  git: Git,
  { recorded, folder, service }: ReleaseWrite,
): Promise<FileMap | undefined> {
  if (recorded === undefined) return undefined;
  const kept = await readBelow(git, recorded, { folder, paths: ownFiles(service) });
  // A release that was written by hand may have come without what follows from it.
  return [...kept.keys()].some((path) => path.startsWith('manifests/')) ? kept : undefined;
}

/** The service as the commit has it that its release names; all else as it is today. */
async function named(
  git: Git,
  { release: { renderedFrom }, folder, service }: ReleaseWrite,
  today: FileMap,
): Promise<FileMap> {
  if (renderedFrom === undefined) return today;
  const path = `services/${service}.json`;
  const there = await readBelow(git, renderedFrom, { folder, paths: [path] });
  if (!there.has(path)) throw new Error(`${renderedFrom} has no ${folder}/${path}`);
  return new Map([...today, ...there]);
}

/** What a release and its service's own objects lie in, below the environment's folder. */
const ownFiles = (service: string): readonly string[] => [
  `releases/${service}.json`,
  `manifests/${service}`,
  `manifests/_environment/applications/${service}.yaml`,
];
