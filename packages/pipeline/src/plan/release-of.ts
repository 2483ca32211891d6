import { type Release, type ReleaseImage, releaseSchema } from '@fairlead/model';
import type { Candidate, ObservedService } from './observed.js';

interface Built {
  readonly environment: string;
  readonly service: string;
  readonly seen: ObservedService;
  readonly candidate: Candidate;
}

/** The release of a commit; `undefined` as long as one of the service's images is missing. */
export function releaseOf({ environment, service, seen, candidate }: Built): Release | undefined {
  const images: { [name: string]: ReleaseImage } = {};
  for (const [name, { origin }] of Object.entries(seen.images)) {
    const image = candidate.images[name];
    if (image === undefined || image.state === 'absent') return undefined;
    const pinned = seen.release?.images[name];
    // What others publish is resolved once for each tag.
    const kept = origin !== 'built' && pinned?.tag === image.tag ? pinned.digest : image.digest;
    images[name] = { tag: image.tag, digest: kept, origin };
  }
  const { commit, at, branchedFrom, version, schemas } = candidate;
  return {
    schema: releaseSchema,
    service,
    images,
    source: { commit, at, ...(branchedFrom === undefined ? {} : { branchedFrom }) },
    ...(version === undefined ? {} : { version }),
    definition: { environment, hash: seen.definitionHash },
    ...(schemas === undefined ? {} : { schemas }),
  };
}

/**
 * Whether two releases run the same. The definition that they were tested with matters only where it arrives with
 * the release, so not in this tree.
 */
export function sameRelease(a: Release, b: Release, ledger: 'tree' | 'elsewhere'): boolean {
  return identity(a, ledger) === identity(b, ledger);
}

function identity({ images, source, version, definition }: Release, ledger: 'tree' | 'elsewhere'): string {
  const pinned = Object.entries(images).map(([name, { tag, digest }]) => [name, tag, digest].join('\0'));
  const defined = ledger === 'tree' ? '' : definition.hash;
  return [source.commit, version ?? '', defined, ...pinned.sort()].join('\n');
}
