import type { Problem } from '@fairlead/model';
import type { Refuse } from '../plan/action.js';
import type { ObservedEnvironment, ObservedService } from '../plan/observed.js';
import { inRange } from '../plan/versions.js';

/** Images that a tag cannot be asked of. */
export function wrongImages(
  { settings, services }: ObservedEnvironment,
  ask: { readonly services: readonly string[]; readonly images?: { readonly [image: string]: string } },
): readonly Refuse[] {
  return Object.entries(ask.images ?? {}).flatMap(([image, tag]) =>
    ask.services.flatMap((service): readonly Refuse[] => {
      // Which images it has nobody can read: that is what it is told.
      if (services[service]?.definitionProblem !== undefined) return [];
      const said = wrongIn(services[service]?.images ?? {}, { service, image, tag });
      if (said === undefined) return [];
      const file = `${settings.name}/${service}`;
      const target = { environment: settings.name, unit: service, service };
      return [{ kind: 'refuse', target, problem: { ...said, file, path: `images.${image}`, value: tag } }];
    }),
  );
}

interface Asked {
  readonly service: string;
  readonly image: string;
  readonly tag: string;
}

/**
 * The service has no image of that name, it is built here, by its commit, or the definition does not allow that version
 * of what others publish.
 */
function wrongIn(
  images: ObservedService['images'],
  { service, image, tag }: Asked,
): Pick<Problem, 'code' | 'what' | 'mend'> | undefined {
  const { origin, range } = images[image] ?? {};
  if (origin === undefined) {
    const others = Object.entries(images).filter(([, each]) => each.origin !== 'built');
    const known = others.map(([name]) => name).join(', ') || 'none: all of its images are built here';
    return {
      code: 'FL_ASKED_IMAGE',
      what: `is no image of ${service}`,
      mend: `name one that others build (${known})`,
    };
  }
  if (origin === 'built') {
    const what = 'is built here, so its commit says which it is';
    return { code: 'FL_ASKED_IMAGE', what, mend: 'name the commit with `--commit` instead' };
  }
  if (range === undefined || inRange(tag, range, 'with')) return undefined;
  const what = `is no version in ${range}, which the definition of ${service} allows`;
  return {
    code: 'FL_ASKED_IMAGE',
    what,
    mend: 'name one that is, or have another `range` of the image reviewed',
  };
}
