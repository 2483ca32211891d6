import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ImagesPlan, imagesPlanText } from '@fairlead/pipeline/images';
import { commit, git } from './commit.js';
import { expected } from './expected.js';
import type { Stage } from './stage.js';
import { strategyOf } from './strategies.js';

/** An image that is in the registry. */
export interface Pushed {
  readonly service: string;
  readonly tag: string;
  readonly digest: string;
}

/** Commits something that the service's image holds. */
export function changeSource(stage: Stage, message: string): void {
  const file = `apps/services/${stage.subject.service}/NEWS.txt`;
  appendFileSync(join(stage.root, file), `${message}\n`);
  commit(stage, message);
}

/**
 * Builds and pushes what the last commit needs, which is the image of these services and of no other.
 *
 * @returns the images of the service that is carried
 */
export async function pushImages(stage: Stage, services: readonly string[]): Promise<readonly Pushed[]> {
  const { json } = await stage.fairlead('image', 'push', '--builder', 'plain');
  const { plan, images } = json as { readonly plan: ImagesPlan; readonly images: readonly Pushed[] };
  for (const line of imagesPlanText(plan).trimEnd().split('\n')) stage.say(`  ${line}`);
  const built = [...new Set(images.map(({ service }) => service))].sort();
  const named = built.join(', ') || 'no service';
  expected(
    `${built}` === `${[...services].sort()}`,
    `images were built of ${named}, not of ${services.join(', ')}`,
  );
  return images.filter(({ service }) => service === stage.subject.service);
}

/** Tags the last commit where the stage asks for that, as a release on a host with pages does. */
export function tagVersion(stage: Stage, version: string): void {
  if (strategyOf(stage.strategy).needs !== 'version') return;
  git(stage, 'tag', version);
  git(stage, 'push', '--quiet', 'origin', version);
}

/** What promotions have written arrives in the clone. */
export function pull(stage: Stage): void {
  git(stage, 'pull', '--quiet', '--ff-only');
}
