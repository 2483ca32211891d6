import type { Placed } from '../inventory.js';
import { containerPolicy } from './policy.js';

/** `latest` is whatever was pushed last. (kube-linter latest-tag, kube-score container-image-tag) */
export const imageTag = containerPolicy({
  where: 'everywhere',
  words: {
    code: 'FL_POLICY_IMAGE_TAG',
    what: 'says no version: latest, or nothing, is whatever was pushed last',
    mend: 'write a version as the tag',
  },
  wrong: ({ spec }, placed) => {
    const image = String(spec['image'] ?? '');
    const [name = '', digest] = image.split('@');
    const tag = /:([^/]*)$/.exec(name)?.[1];
    const isPinned = digest !== undefined && tag === undefined;
    if (isUnreleased(image, placed) || isPinned || (tag !== undefined && tag !== 'latest')) return undefined;
    return { path: ['image'], value: image };
  },
});

/** An image of the service itself that has no release yet; the release says what it will be. */
export function isUnreleased(image: string, { of }: Placed): boolean {
  if (of === undefined || of.released) return false;
  return Object.values(of.service.images).some(({ repository }) => repository === image);
}
