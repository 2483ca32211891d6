import { FairleadError, parseRelease, printHolds, printRelease } from '@fairlead/model';
import type { HoldWrite, ReleaseWrite } from '../plan/action.js';
import type { Renderer } from './renderer.js';

/** Files by their path from the repository's root. */
export type FileMap = ReadonlyMap<string, string>;

/** What changes in a ledger: path → new content, `undefined` to take it away. */
export type Changes = ReadonlyMap<string, string | undefined>;

/** What a release is rendered from, and what stands where it is written. */
export interface Ground {
  /** Resolved files of the environment on the tracked branch, by their path below its folder. */
  readonly definitions: FileMap;
  /** The service's own files on the ledger, by their path below the environment's folder. */
  readonly written: FileMap;
  /** `tree`: the definitions stand beside the release, and their author has written the objects. */
  readonly ledger: 'tree' | 'elsewhere';
}

/**
 * Files of one promoted service: its release, and what synth writes for it. In a tree where the service ran before,
 * these are the release and the one file of images: everything else was written and reviewed with the definition.
 *
 * @throws FairleadError `FL_PROMOTE_DRIFT` when what is committed is not what synth writes; `FL_RELEASE` when the
 *   release is not one that anybody could read again
 */
export function releaseFiles(renderer: Renderer, write: ReleaseWrite, ground: Ground): Changes {
  const { service } = write;
  const release = releaseText(write);
  const files = new Map([...ground.definitions, [releaseFile(service), release]]);
  const rendered = renderer.service({ service, files });
  const changes = changesTo(service, rendered, ground.written);
  if (ground.ledger === 'tree' && write.before !== undefined) refuseDrift(write, changes);
  return inFolder(write, new Map([...changes, [releaseFile(service), release]]));
}

/**
 * Files of a service that returns to what its ledger has recorded: those of then, and none that came since.
 *
 * @throws FairleadError `FL_RELEASE` when the release is not one that anybody could read again
 */
export function returnedFiles(
  write: ReleaseWrite,
  { recorded, written }: { readonly recorded: FileMap; readonly written: FileMap },
): Changes {
  const { service } = write;
  const changes = changesTo(service, recorded, written);
  return inFolder(write, new Map([...changes, [releaseFile(service), releaseText(write)]]));
}

/** Where a service's release stands, below the environment's folder. */
export const releaseFile = (service: string): string => `releases/${service}.json`;

/** A release as it is written. @throws FairleadError `FL_RELEASE` when it is not one that anybody could read again */
export function releaseText({ service, folder, release }: ReleaseWrite): string {
  const text = printRelease(release);
  parseRelease(`${folder}/${releaseFile(service)}`, text);
  return text;
}

/** What differs in the files beside a release, and what is there no more. */
function changesTo(service: string, files: FileMap, written: FileMap): Changes {
  const gone = [...written.keys()].filter((path) => path !== releaseFile(service) && !files.has(path));
  return new Map([
    ...[...files].filter(([path, content]) => written.get(path) !== content),
    ...gone.map((path) => [path, undefined] as const),
  ]);
}

/** By their path from the repository's root. */
export function inFolder({ folder }: Pick<ReleaseWrite, 'folder'>, changes: Changes): Changes {
  return new Map([...changes].map(([path, content]) => [`${folder}/${path}`, content]));
}

/** A promotion moves images. What else it would change, somebody forgot to write with the definition. */
function refuseDrift({ service, folder }: ReleaseWrite, changes: Changes): void {
  const others = [...changes.keys()].filter((path) => path !== `manifests/${service}/kustomization.yaml`);
  const [first] = others;
  if (first === undefined) return;
  const what = `is not what synth writes for ${service}, so a promotion would change more than images`;
  const mend = 'run `fairlead update`, commit what it writes, and promote again';
  throw new FairleadError([
    { code: 'FL_PROMOTE_DRIFT', file: `${folder}/${first}`, path: '', value: undefined, what, mend },
  ]);
}

/** The file of a hold, or that it goes away. */
export function holdFile({ folder, service, holds }: HoldWrite): readonly [string, string | undefined] {
  return [`${folder}/holds/${service}.json`, holds === 'lifted' ? undefined : printHolds(holds)];
}
