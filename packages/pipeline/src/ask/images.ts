import type { Refuse } from '../plan/action.js';
import type { ObservedEnvironment } from '../plan/observed.js';

/** Images that a tag cannot be asked of: the service has none of that name, or it is built here, by its commit. */
export function wrongImages(
  { settings, services }: ObservedEnvironment,
  ask: { readonly services: readonly string[]; readonly images?: { readonly [image: string]: string } },
): readonly Refuse[] {
  return Object.entries(ask.images ?? {}).flatMap(([image, tag]) =>
    ask.services.flatMap((service): readonly Refuse[] => {
      const images = services[service]?.images ?? {};
      const origin = images[image]?.origin;
      if (origin !== undefined && origin !== 'built') return [];
      const others = Object.entries(images).filter(([, each]) => each.origin !== 'built');
      const known = others.map(([name]) => name).join(', ') || 'none: all of its images are built here';
      const problem = {
        code: 'FL_ASKED_IMAGE',
        file: `${settings.name}/${service}`,
        path: `images.${image}`,
        value: tag,
        what:
          origin === undefined
            ? `is no image of ${service}`
            : 'is built here, so its commit says which it is',
        mend:
          origin === undefined
            ? `name one that others build (${known})`
            : 'name the commit with `--commit` instead',
      } as const;
      return [{ kind: 'refuse', target: { environment: settings.name, unit: service, service }, problem }];
    }),
  );
}
