import type { Release, ResolvedEnvironment, ResolvedService } from '@fairlead/model';
import { refuse } from '@fairlead/model';
import { withArgoPhase } from '../argo/hooks.js';
import { compileService } from '../compile.js';
import { construct } from '../construct.js';
import { hookReferences } from '../hook-references.js';
import { definitionFile } from '../names.js';
import type { KubeObject } from '../object.js';
import { applyPatches } from '../patches.js';
import { secretValues } from '../secret-values.js';
import { printFile } from '../yaml/file.js';
import { kustomization, retiredKustomization } from './kustomization.js';
import { inReadingOrder } from './order.js';

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
export function plain(service: ResolvedService, environment: ResolvedEnvironment, release: Release): Plain {
  const objects = renderObjects(service, environment);
  return {
    files: new Map([
      ['objects.yaml', printFile(objects)],
      ['kustomization.yaml', printFile([kustomization(service, release)])],
    ]),
    objects: objects.length,
  };
}

/** A retired service: nothing is left to apply, so everything is left to prune. */
export function plainRetired(service: ResolvedService): Plain {
  const text = printFile([retiredKustomization(service)]);
  return { files: new Map([['kustomization.yaml', text]]), objects: 0 };
}

/** A service's objects as they are written, in reading order. Images have no tags. */
export function renderObjects(
  service: ResolvedService,
  environment: ResolvedEnvironment,
): readonly KubeObject[] {
  return construct(service.name, composeObjects(service, environment));
}

/**
 * A service's objects before they pass through cdk8s, which leaves plain data as it is: enough for whoever only
 * looks at them.
 */
export function composeObjects(
  service: ResolvedService,
  environment: ResolvedEnvironment,
): readonly KubeObject[] {
  const file = definitionFile(environment, service);
  const annotated = compileService(service, environment).map((compiled) => ({
    ...compiled,
    object: withArgoPhase(compiled),
  }));
  const { objects: patched, problems } = applyPatches(annotated, service.patches, file);
  refuse(problems);
  const objects = patched.map(({ object }) => object);
  refuse([...hookReferences(patched, file), ...secretValues(objects, service, file)]);
  return inReadingOrder(objects);
}
