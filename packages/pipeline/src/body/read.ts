import { parseRelease, type Release } from '@fairlead/model';
import { type Merged, mergedChanges } from '../git/merges.js';
import type { Oid } from '../git/oid.js';
import type { Git } from '../git/program.js';
import { commitsThere, readFiles } from '../git/read.js';
import { definitionsAt } from '../observe/definitions.js';
import { inputsAt } from '../observe/inputs.js';
import { isAncestor } from '../observe/relation.js';
import type { ReleaseWrite, Wanted } from '../plan/action.js';
import { gateContext } from '../plan/carry/gate.js';
import { bodyText } from './body.js';
import type { CommitPart, ObjectChange, ServicePart } from './parts.js';
import { titleOf } from './title.js';

/** Where a request's body is read from. */
export interface BodySources {
  readonly git: Git;
  /** Newest commit of the tracked branch. */
  readonly tracked: Oid;
  /** Folder of the definitions, such as `apps`. */
  readonly folder: string;
  /** Longest body that the forge takes, in characters. */
  readonly limit: number;
  /** Compares rendered objects by field; files by their path below `manifests`. */
  readonly objectChanges: (before: Files, after: Files) => readonly ObjectChange[];
}

export type Files = ReadonlyMap<string, string>;

/** What a request says, from the commits that it would bring. */
export async function requestBody(
  sources: BodySources,
  { wanted, head }: { readonly wanted: Wanted; readonly head: Oid },
): Promise<string> {
  const { target, from, back, releases, status, gates, set, over } = wanted;
  const services = await Promise.all(releases.map((write) => servicePart(sources, write, wanted)));
  const files = (commit: Oid | 'absent') => manifestsAt(sources.git, commit, releases);
  const objects = sources.objectChanges(await files(wanted.onto), await files(head));
  const parts = {
    ...target,
    ...(from !== undefined && { from }),
    ...(back !== undefined && { back: back.reason }),
    services,
    objects,
    gate: status,
    gates,
    check: gateContext,
    set,
    over,
  };
  return bodyText(parts, sources.limit);
}

async function manifestsAt(
  git: Git,
  commit: Oid | 'absent',
  releases: readonly ReleaseWrite[],
): Promise<Files> {
  if (commit === 'absent') return new Map();
  const folders = releases.map(({ folder, service }) => `${folder}/manifests/${service}`);
  const read = await readFiles(git, commit, folders);
  return new Map([...read].map(([path, text]) => [path.slice(path.indexOf('/manifests/') + 11), text]));
}

async function servicePart(sources: BodySources, write: ReleaseWrite, wanted: Wanted): Promise<ServicePart> {
  const { git, tracked, folder } = sources;
  const { service, release } = write;
  const before = await releaseAt(git, wanted.onto, write);
  const scope = { services: [service] };
  const defined = (await definitionsAt(git, tracked, { folder, scope })).environments;
  const here = defined
    .find(({ environment }) => environment.name === write.environment)
    ?.services.get(service);
  const tested = defined
    .find(({ environment }) => environment.name === release.definition.environment)
    ?.services.get(service);
  const range = before && rangeOf(before, release, wanted);
  const inputs = here && (await inputsAt(git, tracked, { service: here.service, definitions: folder }));
  const isKnown = range !== undefined && (await isRange(git, range));
  const changed = isKnown ? await commitsIn(git, range, inputs?.paths ?? ['.']) : [];
  const own = changed.filter(({ files }) => [...files.keys()].some((file) => inputs?.isInput(file) ?? false));
  const definition = `${folder}/environments/${write.environment}/services/${service}.json`;
  // A way back leaves definitions as they are.
  const edits =
    isKnown && wanted.back === undefined ? await commitsIn(git, range, [`:(top,literal)${definition}`]) : [];
  return {
    service,
    ...(before !== undefined && { before }),
    after: release,
    commits: own.slice(0, mostCommits).map(({ part }) => part),
    more: Math.max(0, own.length - mostCommits),
    since: before === undefined ? 'first' : !isKnown ? 'unknown' : wanted.back ? 'back' : 'known',
    definition: edits.slice(0, mostEdits).map(({ part }) => part),
    moreDefinition: Math.max(0, edits.length - mostEdits),
    edited: tested !== undefined && tested.hash !== release.definition.hash ? 'since-tested' : 'as-tested',
    copied: write.copies.map(({ image }) => image),
  };
}

function rangeOf({ source: now }: Release, { source: then }: Release, { back }: Wanted): Range {
  return back === undefined ? { from: now.commit, to: then.commit } : { from: then.commit, to: now.commit };
}

const mostCommits = 30;
const mostEdits = 5;

async function releaseAt(
  git: Git,
  commit: Oid | 'absent',
  { folder, service }: ReleaseWrite,
): Promise<Release | undefined> {
  if (commit === 'absent') return undefined;
  const file = `${folder}/releases/${service}.json`;
  const text = (await readFiles(git, commit, [file])).get(file);
  return text === undefined ? undefined : parseRelease(file, text);
}

interface Range {
  readonly from: Oid;
  readonly to: Oid;
}

async function isRange(git: Git, { from, to }: Range): Promise<boolean> {
  return (await commitsThere(git, [from, to])).size === new Set([from, to]).size && isAncestor(git, from, to);
}

interface Brought extends Pick<Merged, 'files'> {
  readonly part: CommitPart;
}

/** All of them, however many: what is not shown is counted. */
async function commitsIn(
  git: Git,
  { from, to }: Range,
  paths: readonly string[],
): Promise<readonly Brought[]> {
  const fields = ['%H', '%an', '%s', '%b'] as const;
  const merged = await mergedChanges(git, { tip: to, since: from, paths, fields });
  return merged.map(({ fields: [commit = '', author = '', subject = '', body = ''], files }) => ({
    part: { commit, author, title: titleOf(subject, body) },
    files,
  }));
}
