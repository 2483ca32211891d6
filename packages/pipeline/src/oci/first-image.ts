import type { RegistryClient } from './client.js';
import { RegistryFailure } from './failure.js';
import type { Digest } from './images.js';
import { printRepository, type Repository } from './reference.js';

/** A tag that is given once. */
export interface OnceTagged {
  readonly repository: Repository;
  readonly tag: string;
}

/**
 * Gives a tag its image, and says what it names then. Two builds of one commit may differ, and the commit has one image:
 * who is overtaken takes what the registry has, as if it had been there before.
 *
 * @param push fails with `taken` where the tag names another image
 * @throws RegistryFailure
 */
export async function firstImage(
  client: Pick<RegistryClient, 'resolve'>,
  { repository, tag }: OnceTagged,
  push: () => Promise<unknown>,
): Promise<Digest> {
  try {
    await push();
  } catch (error) {
    if (!(error instanceof RegistryFailure && error.kind === 'taken')) throw error;
  }
  const named = await client.resolve({ repository, tag });
  if (named !== 'absent') return named;
  throw new RegistryFailure('absent', `${printRepository(repository)}:${tag}`, 'it was pushed a moment ago');
}
