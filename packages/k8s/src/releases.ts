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
  const twice = sameRepository(service, definition);
  if (twice.length > 0) return twice;
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

/** A release tells images apart by their repositories. */
function sameRepository({ images }: ResolvedService, file: string): readonly Problem[] {
  const names = Object.keys(images);
  return names.flatMap((name, index): readonly Problem[] => {
    const value = images[name]?.repository ?? '';
    const other = names.slice(0, index).find((each) => images[each]?.repository === value);
    if (other === undefined) return [];
    const what = `is the repository of ${other} too, and a release could not tell the two apart`;
    const mend = `let one of the two names do for both, or publish them under two names`;
    return [{ code: 'FL_IMAGE_TWICE', file, path: `images.${name}`, value, what, mend }];
  });
}
