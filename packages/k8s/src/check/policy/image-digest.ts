import { isUnreleased } from './image-tag.js';
import { containerPolicy } from './policy.js';

/** A tag can be moved, so what was tested and what runs may differ. (kube-linter image-not-pinned-by-digest) */
export const imageDigest = containerPolicy({
  where: 'everywhere',
  words: {
    code: 'FL_POLICY_IMAGE_DIGEST',
    what: 'is not pinned by a digest, so another image can come under the same name',
    mend: 'write the digest behind the name (@sha256:…), or let the service have the image',
  },
  wrong: ({ spec }, placed) => {
    const image = String(spec['image'] ?? '');
    if (isUnreleased(image, placed) || /@sha256:[0-9a-f]{64}$/.test(image)) return undefined;
    return { path: ['image'], value: image };
  },
});
