import { registryImages } from '@fairlead/pipeline';
import type { Looked, Run } from '@fairlead/pipeline/promotion';
import { registryClient } from '../image/registry-client.js';
import type { Io } from '../io.js';
import { definitionsFolder, type Shared, trackedTip } from './clone.js';

/**
 * Looks at the shared repository and at the registries as they are now, each time it is called.
 *
 * @param first whether the shared repository was fetched a moment ago, so that the first look need not do it
 */
export function looker(
  io: Io,
  shared: Shared,
  { command, first }: { readonly command: string; readonly first: 'fetches' | 'was-fetched' },
): Run['look'] {
  const images = registryImages(registryClient(io));
  let isFresh = first === 'was-fetched';
  return async (): Promise<Looked> => {
    const { mirror, forge, branch, by } = shared;
    const [{ checkedRenderer: renderer }, { bodyOf }] = await whileLoading(
      isFresh ? undefined : mirror.fetch(),
    );
    isFresh = false;
    const tracked = { branch, tip: await trackedTip(shared) };
    return {
      world: { git: mirror.git, forge, images, tracked, folder: definitionsFolder },
      tools: { mirror, forge, images, command, renderer, tracked, by, body: bodyOf(shared, tracked.tip) },
    };
  };
}

/** Compilers and their schemas are loaded by who writes something, not by who only looks, and while git is busy. */
export async function whileLoading(busy: Promise<void> | undefined) {
  const [renderer, body] = await Promise.all([import('./renderer.js'), import('./body.js'), busy]);
  return [renderer, body] as const;
}
