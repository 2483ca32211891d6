import { setTimeout } from 'node:timers/promises';
import { registryImages } from '@fairlead/pipeline';
import type { Looked, Run } from '@fairlead/pipeline/promotion';
import { registryClient } from '../image/registry-client.js';
import type { Io } from '../io.js';
import { definitionsFolder, type Shared, trackedTip } from './clone.js';

/** Looks at the shared repository and at the registries as they are now, each time it is called. */
export function looker(io: Io, shared: Shared, command: string): Run['look'] {
  const images = registryImages(registryClient(io));
  return async (): Promise<Looked> => {
    const { mirror, forge, branch, by } = shared;
    await mirror.fetch();
    const tracked = { branch, tip: await trackedTip(shared) };
    // Compilers and their schemas are loaded by who writes something, not by who only looks.
    const { checkedRenderer: renderer } = await import('./renderer.js');
    const { bodyOf } = await import('./body.js');
    return {
      world: { git: mirror.git, forge, images, tracked, folder: definitionsFolder },
      tools: { mirror, forge, images, command, renderer, tracked, by, body: bodyOf(shared, tracked.tip) },
    };
  };
}

/** How a lost race is waited for. */
export const patience: Run['waiting'] = {
  wait: (milliseconds) => setTimeout(milliseconds),
  random: Math.random,
};
