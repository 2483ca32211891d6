import type { RegistryClient } from './client.js';
import { RegistryFailure } from './failure.js';
import type { Images } from './images.js';
import { parseRepository } from './reference.js';

/** The images of OCI registries. */
export function registryImages(client: RegistryClient): Images {
  return {
    digest: (repository, tag) => client.resolve({ repository: parseRepository(repository), tag }),
    has: (repository, digest) => client.isComplete(parseRepository(repository), digest),
    platforms: (repository, digest) =>
      client.platforms({ repository: parseRepository(repository), digest }).catch(untold),
    copy: (from, to, image) => client.copyTagged(parseRepository(from), parseRepository(to), image),
  };
}

/** An image that names no platform, or none that is understood, may run anywhere; whether it is there is asked apart. */
function untold(error: unknown): readonly string[] {
  if (error instanceof RegistryFailure && (error.kind === 'invalid' || error.kind === 'absent')) return [];
  throw error;
}
