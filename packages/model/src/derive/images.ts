import type { Images } from '../facets/service/images.js';
import type { ResolvedService } from '../resolve/resolved.js';

/** The full, untagged name of each image: built ones are in the environment's registry. */
export function imageRepositories(
  service: string,
  images: Images,
  registry: string,
): ResolvedService['images'] {
  const only = Object.keys(images).length === 1;
  return Object.fromEntries(
    Object.entries(images).map(([name, image]) => {
      if (image.origin !== 'built') return [name, image];
      return [name, { ...image, repository: `${registry}/${only ? service : `${service}-${name}`}` }];
    }),
  );
}
