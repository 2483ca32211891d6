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
  const { service, folder } = write;
  const release = printRelease(write.release);
  const releaseFile = `releases/${service}.json`;
  parseRelease(`${folder}/${releaseFile}`, release);
  const files = new Map([...ground.definitions, [releaseFile, release]]);
  const rendered = renderer.service({ service, files });
  const gone = [...ground.written.keys()].filter((path) => path !== releaseFile && !rendered.has(path));
  const changes = new Map<string, string | undefined>([
    ...[...rendered].filter(([path, content]) => ground.written.get(path) !== content),
    ...gone.map((path) => [path, undefined] as const),
  ]);
  if (ground.ledger === 'tree' && write.before !== undefined) refuseDrift(write, changes);
  changes.set(releaseFile, release);
  return new Map([...changes].map(([path, content]) => [`${folder}/${path}`, content]));
}

/**
 * Files of a service that returns to what its ledger has recorded: those of then, and none that came since.
 *
 * @throws FairleadError `FL_RELEASE` when the release is not one that anybody could read again
 */
export function returnedFiles(
  { service, folder, release: returning }: ReleaseWrite,
  { recorded, written }: { readonly recorded: FileMap; readonly written: FileMap },
): Changes {
  const releaseFile = `releases/${service}.json`;
  const release = printRelease(returning);
  parseRelease(`${folder}/${releaseFile}`, release);
  const gone = [...written.keys()].filter((path) => !recorded.has(path));
  const changes = new Map<string, string | undefined>([
    ...[...recorded].filter(([path, content]) => written.get(path) !== content),
    ...gone.map((path) => [path, undefined] as const),
    [releaseFile, release],
  ]);
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
