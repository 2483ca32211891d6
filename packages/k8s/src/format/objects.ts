import { type ResolvedEnvironment, type ResolvedService, refuse } from '@fairlead/model';
import { withArgoPhase } from '../argo/hooks.js';
import { compileService } from '../compile.js';
import { construct } from '../construct.js';
import { hookReferences } from '../hook-references.js';
import type { Record } from '../merge.js';
import { definitionFile } from '../names.js';
import type { KubeObject } from '../object.js';
import { applyPatches, type PatchRecord, withoutTarget } from '../patches.js';
import { secretValues } from '../secret-values.js';
import { SharedPatches } from '../shared-patches.js';
import { inReadingOrder } from './order.js';

/** Who is told what while objects are rendered, and the patches of others that may meet them. */
export interface Rendering {
  /** @default those of the environment, and nobody is told which of them met nothing */
  readonly shared?: SharedPatches;
  /** Hears which place of the definition wrote what. */
  readonly record?: Record;
  /** Hears which patch changed what. */
  readonly recordPatch?: PatchRecord;
}

/** A service's objects as they are written, in reading order. Images have no tags. */
export function renderObjects(
  service: ResolvedService,
  environment: ResolvedEnvironment,
  rendering?: Rendering,
): readonly KubeObject[] {
  return construct(service.name, composeObjects(service, environment, rendering));
}

/**
 * A service's objects before they pass through cdk8s, which leaves plain data as it is: enough for whoever only
 * looks at them. Patches come last: those of the platform, of the environment, and of the service itself.
 *
 * @throws FairleadError when facets or patches do not fit together
 */
export function composeObjects(
  service: ResolvedService,
  environment: ResolvedEnvironment,
  { shared = new SharedPatches(environment), record, recordPatch }: Rendering = {},
): readonly KubeObject[] {
  const file = definitionFile(environment, service);
  const annotated = compileService(service, environment, record).map((compiled) => ({
    ...compiled,
    object: withArgoPhase(compiled),
  }));
  const everywhere = shared.apply(annotated, recordPatch);
  const layer = { file, patches: service.patches };
  const { objects: patched, problems, met } = applyPatches(everywhere, layer, recordPatch);
  const known = { of: 'this service', objects: everywhere.map(({ object }) => object) };
  refuse([...withoutTarget(layer, met, known), ...problems]);
  const objects = patched.map(({ object }) => object);
  refuse([...hookReferences(patched, file), ...secretValues(objects, service, file)]);
  return inReadingOrder(objects);
}
