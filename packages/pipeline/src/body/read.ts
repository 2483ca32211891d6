import { parseRelease, type Release } from '@fairlead/model';
import type { Oid } from '../git/oid.js';
import type { Git } from '../git/program.js';
import { readFiles } from '../git/read.js';
import { type DefinedEnvironment, definitionsAt } from '../observe/definitions.js';
import { inputsAt } from '../observe/inputs.js';
import type { ReleaseWrite, Wanted } from '../plan/action.js';
import { gateContext } from '../plan/carry/gate.js';
import { bodyText } from './body.js';
import { commitsIn, isRange, type Range } from './commits.js';
import { definitionPart } from './definition.js';
import { holdingText } from './holding.js';
import type { ObjectChange, ServicePart } from './parts.js';

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
  const { target, from, back, holding, releases, status, gates, set, over } = wanted;
  if (holding !== undefined)
    return holdingText({ ...target, reason: holding.reason, gate: status, set, over });
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
  const range = before && rangeOf(before, release, wanted);
  const inputs =
    here !== undefined && 'service' in here
      ? await inputsAt(git, tracked, { service: here.service, definitions: folder })
      : undefined;
  const isKnown = range !== undefined && (await isRange(git, range));
  const changed = isKnown ? await commitsIn(git, range, inputs?.paths ?? ['.']) : [];
  const own = changed.filter(({ files }) => [...files.keys()].some((file) => inputs?.isInput(file) ?? false));
  const source = isKnown ? range : undefined;
  return {
    service,
    ...(before !== undefined && { before }),
    after: release,
    commits: own.slice(0, mostCommits).map(({ part }) => part),
    more: Math.max(0, own.length - mostCommits),
    since: before === undefined ? 'first' : !isKnown ? 'unknown' : wanted.back ? 'back' : 'known',
    ...(await definitionPart(git, { write, before }, { wanted, source })),
    edited: editedSince(release, { defined, wanted }),
    copied: write.copies.map(({ image }) => image),
  };
}

/** A definition that arrives with its release is the one that was tested, or ran: edits since then wait. */
function editedSince(
  { service, renderedFrom, definition }: Release,
  { defined, wanted }: { readonly defined: readonly DefinedEnvironment[]; readonly wanted: Wanted },
): ServicePart['edited'] {
  const named = (name: string | undefined) => defined.find(({ environment }) => environment.name === name);
  const source = named(wanted.from)?.environment.ledger.kind ?? 'tree';
  if (renderedFrom !== undefined && (wanted.back !== undefined || source !== 'tree')) return 'as-tested';
  const tested = named(definition.environment)?.services.get(service);
  return tested !== undefined && tested.hash !== definition.hash ? 'since-tested' : 'as-tested';
}

function rangeOf({ source: now }: Release, { source: then }: Release, { back }: Wanted): Range {
  return back === undefined ? { from: now.commit, to: then.commit } : { from: then.commit, to: now.commit };
}

const mostCommits = 30;

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
