import { FairleadError } from '@fairlead/model';
import type { Git } from '../git/program.js';
import { readBelow } from '../git/read.js';
import type { ReleaseWrite } from '../plan/action.js';
import {
  type Changes,
  type FileMap,
  type Ground,
  inFolder,
  releaseFile,
  releaseFiles,
  releaseText,
} from './files.js';
import type { Renderer } from './renderer.js';

/** What one release changes in a ledger, and what whoever reads the commit is to know of it. */
export interface Written {
  readonly files: Changes;
  readonly notes: readonly string[];
}

/**
 * Files of a release in the tree of the definitions. A way back that cannot be written as synth would write it moves
 * images alone: that somebody edited a definition without what follows from it, or that a check has found something in
 * it, keeps no bad release where it is. Objects beside the images stay as they are committed, looked at or not.
 *
 * @throws FairleadError what is against a promotion, and against a way back whose file of images cannot be told either
 */
export async function treeFiles(
  { git, renderer }: { readonly git: Git; readonly renderer: Renderer },
  write: ReleaseWrite,
  ground: Ground,
): Promise<Written> {
  try {
    return { files: releaseFiles(renderer, write, ground), notes: [] };
  } catch (error) {
    if (!(error instanceof FairleadError) || write.recorded === undefined) throw error;
    const { environment, folder, service } = write;
    const paths = ['environment.json', `services/${service}.json`];
    const then = await readBelow(git, write.recorded, { folder, paths });
    const files = [ground.definitions, then]
      .map((definitions) => imagesAlone(renderer, write, { ...ground, definitions }))
      .find((each) => each !== undefined);
    if (files === undefined) throw error;
    const why = error.problems.slice(0, 1).map(({ code, file, what }) => `${code} ${file} ${what}`);
    return { files, notes: [`${environment}/${service}: its images alone: ${why.join('')}`] };
  }
}

/**
 * The release and its file of images. That file is told from a definition that gives the committed one for the
 * release that runs: then nothing in it changes but what follows from the release.
 */
function imagesAlone(
  renderer: Renderer,
  write: ReleaseWrite,
  { definitions, written }: Ground,
): Changes | undefined {
  const { service } = write;
  const [file, wanted] = [releaseFile(service), releaseText(write)];
  const imagesFile = `manifests/${service}/kustomization.yaml`;
  const current = written.get(file);
  const imagesOf = (text: string) =>
    rendered(renderer, service, new Map([...definitions, [file, text]]))?.get(imagesFile);
  if (current === undefined || written.get(imagesFile) !== imagesOf(current)) return undefined;
  const images = imagesOf(wanted);
  return images === undefined
    ? undefined
    : inFolder(
        write,
        new Map([
          [file, wanted],
          [imagesFile, images],
        ]),
      );
}

/** Nothing where a definition cannot be rendered. */
function rendered(renderer: Renderer, service: string, files: FileMap): FileMap | undefined {
  try {
    return renderer.unchecked({ service, files });
  } catch (error) {
    if (error instanceof FairleadError) return undefined;
    throw error;
  }
}
