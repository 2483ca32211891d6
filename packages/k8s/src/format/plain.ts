import type { Release, ResolvedEnvironment, ResolvedService } from '@fairlead/model';
import type { SharedPatches } from '../shared-patches.js';
import { printFile } from '../yaml/file.js';
import { kustomization, retiredKustomization } from './kustomization.js';
import { renderObjects } from './objects.js';

/** Files of one service, by path below its folder. */
export type ServiceFiles = ReadonlyMap<string, string>;

/** A service in the plain format: its files and how many objects are in them. */
export interface Plain {
  readonly files: ServiceFiles;
  readonly objects: number;
}

/**
 * A service as objects with untagged image names, and a kustomization that says what of them a release moves.
 *
 * @throws FairleadError when facets or patches do not fit together
 */
export function plain(
  service: ResolvedService,
  environment: ResolvedEnvironment,
  { release, shared }: { readonly release: Release; readonly shared: SharedPatches },
): Plain {
  const objects = renderObjects(service, environment, { shared });
  return {
    files: new Map([
      ['objects.yaml', printFile(objects)],
      ['kustomization.yaml', printFile([kustomization(service, release, objects)])],
    ]),
    objects: objects.length,
  };
}

/** A retired service: nothing is left to apply, so everything is left to prune. */
export function plainRetired(service: ResolvedService): Plain {
  const text = printFile([retiredKustomization(service)]);
  return { files: new Map([['kustomization.yaml', text]]), objects: 0 };
}
