import type { ResolvedEnvironment, ResolvedService } from '@fairlead/model';
import { application } from './argo/application.js';
import { project, projectPart } from './argo/project.js';
import { gateway } from './edge/gateway.js';
import type { KubeObject } from './object.js';
import type { PatchRecord } from './patches.js';
import { reader, secretStores } from './secret-stores.js';
import { SharedPatches } from './shared-patches.js';

/**
 * What is applied for an environment and is no service's own: the project, an Application for each service, the
 * Gateway where one is made, and the stores of secrets; with the patches of the platform and of the environment.
 *
 * @param recordPatch hears which patch changed what
 * @throws FairleadError `FL_PATCH` for each object that a patch meets and does not fit
 */
export function sharedObjects(
  environment: ResolvedEnvironment,
  services: readonly ResolvedService[],
  recordPatch?: PatchRecord,
): readonly KubeObject[] {
  const made = gateway(environment);
  const readers = services.filter(({ retired }) => !retired).map(reader);
  const objects = [
    project(environment, services.map(projectPart)),
    ...services.map((service) => application(service, environment)),
    ...(made ? [made] : []),
    ...secretStores(environment, readers).values(),
  ];
  const all = objects.map((object) => ({ object }));
  const patched = new SharedPatches(environment).apply(all, recordPatch);
  return patched.map(({ object }) => object);
}
