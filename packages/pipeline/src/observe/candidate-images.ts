import type { Release, ResolvedService } from '@fairlead/model';
import type { Oid } from '../git/oid.js';
import { RegistryFailure } from '../oci/failure.js';
import type { Digest, Images } from '../oci/images.js';
import type { Candidate, CandidateImage } from '../plan/observed.js';

/** What is asked about the images of one commit. */
export interface ImageQuestion {
  /** Built images have its hash as their tag. */
  readonly commit: Oid;
  /** The service as the environment that is written sees it. */
  readonly service: ResolvedService;
  /** The same service in other environments: an image that is there can be copied. */
  readonly elsewhere: readonly ResolvedService[];
  /** What runs here: images that are not built from this repository stay as they are. */
  readonly current: Release | undefined;
  /** A release with this source that is known already: its digests stand, whatever its tags name by now. */
  readonly known: Release | undefined;
  /** Tags that a person asked for, by image. */
  readonly asked: { readonly [image: string]: string };
}

/** Where every image of the service stands at that commit. The list of images is the definition's, never a hand's. */
export async function candidateImages(images: Images, of: ImageQuestion): Promise<Candidate['images']> {
  const names = Object.keys(of.service.images);
  const states = await Promise.all(
    names.map(async (name) => [name, await imageState(images, name, of).catch(untold)] as const),
  );
  return Object.fromEntries(states);
}

/** Nobody knows whether it is there: that keeps one service as it is, and tells nothing about the others. */
function untold(error: unknown): CandidateImage {
  const [problem] = error instanceof RegistryFailure ? error.problems : [];
  if (problem === undefined) throw error;
  return { state: 'absent', problem };
}

type Wanted = { readonly tag: string; readonly digest?: Digest };

async function imageState(images: Images, name: string, of: ImageQuestion): Promise<CandidateImage> {
  const image = of.service.images[name];
  const wanted = wantedImage(name, of);
  if (image === undefined || wanted === undefined) return { state: 'absent' };
  const { tag } = wanted;
  const platformsIn = async (repository: string, digest: Digest) => {
    // What runs here is on nodes that take it.
    if (of.current?.images[name]?.digest === digest) return {};
    const platforms = await images.platforms(repository, digest);
    return platforms.length > 0 ? { platforms } : {};
  };
  const here = await digestIn(images, image.repository, wanted);
  if (here !== 'absent') {
    return { state: 'present', tag, digest: here, ...(await platformsIn(image.repository, here)) };
  }
  for (const from of otherRepositories(name, of)) {
    const digest = await digestIn(images, from, wanted);
    if (digest !== 'absent') {
      return { state: 'elsewhere', tag, digest, from, ...(await platformsIn(from, digest)) };
    }
  }
  return { state: 'absent' };
}

function wantedImage(
  name: string,
  { service, known, current, asked, commit }: ImageQuestion,
): Wanted | undefined {
  const tag = asked[name];
  if (tag !== undefined) return { tag };
  if (service.images[name]?.origin === 'built') {
    return pinned(known, name) ?? { tag: commit };
  }
  return pinned(known, name) ?? pinned(current, name);
}

function pinned(release: Release | undefined, name: string): Wanted | undefined {
  const image = release?.images[name];
  return image && { tag: image.tag, digest: image.digest as Digest };
}

async function digestIn(
  images: Images,
  repository: string,
  { tag, digest }: Wanted,
): Promise<Digest | 'absent'> {
  if (digest === undefined) return images.digest(repository, tag);
  return (await images.has(repository, digest)) ? digest : 'absent';
}

function otherRepositories(name: string, { service, elsewhere }: ImageQuestion): readonly string[] {
  const own = service.images[name]?.repository;
  const others = elsewhere.flatMap((each) => each.images[name]?.repository ?? []);
  return [...new Set(others)].filter((repository) => repository !== own);
}
