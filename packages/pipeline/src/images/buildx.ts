import { isObject } from '@fairlead/model';
import type { Digest } from '../oci/images.js';
import { isDigest } from '../oci/reference.js';
import type { Origin } from './build.js';
import type { ImageBuild } from './inputs.js';

/** One run of `docker buildx build`. */
export interface EngineBuild {
  readonly repository: string;
  readonly tag: string;
  readonly build: ImageBuild;
  readonly origin: Origin;
  /** Where the engine writes what it pushed. */
  readonly metadataFile: string;
  /** `push` to the registry, without a tag; `check` builds and leaves the image in the engine's cache, under its tag. */
  readonly to: 'push' | 'check';
  /** Layers of earlier builds, kept beside the image. */
  readonly cache: 'registry' | 'none';
}

/** Tag under which the layer cache of a repository is kept. It moves, and nothing runs from it. */
export const cacheTag = 'buildcache';

/**
 * The arguments of `docker`, by Docker's reference of `buildx build`. Nothing goes through a shell. The time of the
 * commit stands for the time of the build (`SOURCE_DATE_EPOCH`, which BuildKit reads).
 */
export function buildxArguments(run: EngineBuild): readonly string[] {
  const { repository, tag, build, origin, metadataFile } = run;
  return [
    ...['buildx', 'build'],
    ...['--file', build.dockerfile],
    ...(run.to === 'push' ? pushedUntagged(repository) : ['--tag', `${repository}:${tag}`]),
    ...['--platform', build.platforms.join(',')],
    ...(build.target === '' ? [] : ['--target', build.target]),
    ...named('--build-arg', { ...build.args, SOURCE_DATE_EPOCH: `${Date.parse(origin.created) / 1000}` }),
    ...named('--label', {
      'org.opencontainers.image.created': origin.created,
      'org.opencontainers.image.revision': origin.revision,
      'org.opencontainers.image.source': origin.source,
    }),
    ...cacheArguments(run),
    ...['--metadata-file', metadataFile],
    build.context === '' ? '.' : build.context,
  ];
}

/** By Docker's reference of the image exporter: `push-by-digest` pushes without a name, which a tag is. */
const pushedUntagged = (repository: string): readonly string[] => [
  '--output',
  `type=image,name=${repository},push-by-digest=true,name-canonical=true,push=true`,
];

function cacheArguments({ repository, cache, to }: EngineBuild): readonly string[] {
  if (cache === 'none') return [];
  const ref = `type=registry,ref=${repository}:${cacheTag}`;
  const from = ['--cache-from', ref];
  // As an image manifest: some registries refuse an index of layers. `max` keeps the stages before the last too.
  return to === 'push'
    ? [...from, '--cache-to', `${ref},mode=max,image-manifest=true,oci-mediatypes=true`]
    : from;
}

const named = (option: string, values: Readonly<Record<string, string>>) =>
  Object.keys(values)
    .sort()
    .flatMap((name) => [option, `${name}=${values[name]}`]);

/** The digest in buildx's metadata file (`containerimage.digest`); `undefined` where there is none. */
export function digestInMetadata(text: string): Digest | undefined {
  try {
    const read: unknown = JSON.parse(text);
    const digest = isObject(read) ? read['containerimage.digest'] : undefined;
    return typeof digest === 'string' && isDigest(digest) ? digest : undefined;
  } catch {
    return undefined;
  }
}
