import type { Release, ResolvedEnvironment, ResolvedService } from '@fairlead/model';
import { composeObjects } from '../format/objects.js';
import { sharedObjects } from '../shared-objects.js';
import { withRelease } from './applied.js';
import type { CheckedEnvironment, CheckedService } from './inventory.js';

export { type CheckAround, type Checked, checkEnvironment, type Found, type Waived } from './check.js';
export type { CheckedEnvironment, CheckedService } from './inventory.js';
export type { DefinitionPlace } from './last-patch.js';
export type { Author } from './locate.js';
export { policies } from './policy/table.js';
export { assumedKinds, knownKinds } from './schema/kinds.js';

/** A service with what it runs; a retired one, or one that nothing is released of, has no release. */
export interface Running {
  readonly service: ResolvedService;
  readonly release: Release | undefined;
}

/**
 * Renders all that is applied for an environment, to be checked. What is not released yet is among it: a mistake
 * should be known before the first release.
 *
 * @throws FairleadError when facets or patches do not fit together
 */
export function renderChecked(
  environment: ResolvedEnvironment,
  running: readonly Running[],
): CheckedEnvironment {
  const services = running.map(({ service, release }): CheckedService => {
    if (service.retired) return { service, objects: [], released: false };
    const objects = composeObjects(service, environment);
    return {
      service,
      objects: release === undefined ? objects : withRelease(objects, service, release),
      released: release !== undefined,
    };
  });
  const shared = sharedObjects(
    environment,
    running.map(({ service }) => service),
  );
  return { environment, services, shared };
}
