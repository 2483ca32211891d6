import type { RegistryClient } from './client.js';
import type { Images } from './images.js';
import { parseRepository } from './reference.js';

/** The images of OCI registries. */
export function registryImages(client: RegistryClient): Images {
  return {
    digest: (repository, tag) => client.resolve({ repository: parseRepository(repository), tag }),
    has: (repository, digest) => client.isComplete(parseRepository(repository), digest),
    copy: (from, to, image) => client.copyTagged(parseRepository(from), parseRepository(to), image),
  };
}
