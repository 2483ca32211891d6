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
    ...(seen.renderedFrom && { renderedFrom: seen.renderedFrom.today }),
    ...(schemas === undefined ? {} : { schemas }),
  };
}

/**
 * Whether two releases run the same. The definition matters only where it arrives with the release, so not in this tree.
 */
export function sameRelease(a: Release, b: Release, ledger: 'tree' | 'elsewhere'): boolean {
  return identity(a) === identity(b) && (ledger === 'tree' || sameDefinition(a, b));
}

function identity({ images, source, version }: Release): string {
  const pinned = Object.entries(images).map(([name, { tag, digest }]) => [name, tag, digest].join('\0'));
  return [source.commit, version ?? '', ...pinned.sort()].join('\n');
}

/** Releases of earlier versions do not say what they were rendered from, but what they were tested with. */
function sameDefinition(a: Release, b: Release): boolean {
  if (a.renderedFrom === undefined || b.renderedFrom === undefined) {
    return a.definition.hash === b.definition.hash;
  }
  return a.renderedFrom === b.renderedFrom;
}
