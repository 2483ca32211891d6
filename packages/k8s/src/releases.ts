import type { Problem, Release, ResolvedEnvironment, ResolvedService } from '@fairlead/model';
import { definitionFile } from './names.js';
import { usedImages } from './uses.js';

/**
 * What keeps a release from being rendered with a service's definition. An image of the release that the
 * definition no longer names is no problem: the release is older than the definition, and nothing runs it.
 *
 * @param file the release file, shown in problems
 */
export function checkRelease(
  file: string,
  release: Release,
  { service, environment }: { readonly service: ResolvedService; readonly environment: ResolvedEnvironment },
): readonly Problem[] {
  if (release.service !== service.name) {
    const what = `is the release of another service than ${service.name}`;
    const mend = 'take the last good version from Git; releases are written by commands, never by hand';
    return [{ code: 'FL_RELEASE_SERVICE', file, path: 'service', value: release.service, what, mend }];
  }
  const definition = definitionFile(environment, service);
  return usedImages(service).flatMap((name): readonly Problem[] => {
    const released = release.images[name];
    const path = `images.${name}`;
    if (released === undefined) {
      const what = `has no such image, which ${definition} runs`;
      const mend = 'promote a release that was built with it, or take it out of the definition until one is';
      return [{ code: 'FL_RELEASE_IMAGE', file, path, value: undefined, what, mend }];
    }
    const origin = service.images[name]?.origin;
    if (released.origin === origin) return [];
    const what = `comes from another place than the definition says (${origin})`;
    const mend = 'promote a release of the image that is defined now';
    return [{ code: 'FL_RELEASE_ORIGIN', file, path: `${path}.origin`, value: released.origin, what, mend }];
  });
}
