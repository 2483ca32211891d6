import { FairleadError, type Json, printJson } from '@fairlead/model';
import type { BlobSource } from '../oci/blobs.js';
import { type Descriptor, mediaTypes, type Platform, parsePlatform } from '../oci/descriptor.js';
import { digestOf } from '../oci/digest.js';
import { type Manifest, parseManifest } from '../oci/manifest.js';
import { storedGzip } from './gzip.js';
import { type LayerFile, tar } from './tar.js';

/** What an image starts, and as whom (OCI image specification, image configuration). */
export interface Start {
  readonly entrypoint?: readonly string[];
  readonly cmd?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** `uid[:gid]`. */
  readonly user?: string;
  readonly workdir?: string;
}

/** Where an image comes from. */
export interface Origin {
  /** Full hash of the commit. */
  readonly revision: string;
  /** Address of the repository. */
  readonly source: string;
  /** Time of the commit (RFC 3339, UTC): of the source and not of the build, or no two builds were equal. */
  readonly created: string;
}

export interface PlainImage {
  /** From the lowest; each is one layer on an empty base. */
  readonly layers: readonly (readonly LayerFile[])[];
  readonly start: Start;
  readonly origin: Origin;
  /** `os/architecture[/variant]`; more than one makes an index of images with the same layers. */
  readonly platforms: readonly string[];
  /** Beside those that say where it comes from. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** An image that is complete and nowhere yet. */
export interface BuiltImage {
  readonly blobs: readonly BlobSource[];
  /** Those that `manifest` names, where it is an index. */
  readonly parts: readonly Manifest[];
  readonly manifest: Manifest;
}

/**
 * Builds an image without an engine: files on an empty base, by the OCI image specification 1.1. Equal input
 * gives equal digests on every machine, whatever order files, variables, labels and platforms come in.
 *
 * @throws FairleadError `FL_IMAGE_PATH`, `FL_IMAGE_PLATFORM`
 */
export function buildImage(image: PlainImage): BuiltImage {
  const layers = image.layers.map((files) => {
    const archive = tar(files);
    return { diffId: digestOf(archive), blob: storedGzip(archive) };
  });
  const images = platformsOf(image.platforms).map((platform) => {
    const config = bytesOf(configOf(image, { platform, diffIds: layers.map(({ diffId }) => diffId) }));
    const manifest = manifestOf({
      schemaVersion: 2,
      mediaType: mediaTypes.image,
      config: descriptorOf(mediaTypes.config, config),
      layers: layers.map(({ blob }) => descriptorOf(mediaTypes.layer, blob)),
    });
    return { platform, config, manifest };
  });
  const blobs = [...layers.map(({ blob }) => blob), ...images.map(({ config }) => config)].map(sourceOf);
  const [only, ...others] = images;
  if (only !== undefined && others.length === 0) return { blobs, parts: [], manifest: only.manifest };
  const index = manifestOf({
    schemaVersion: 2,
    mediaType: mediaTypes.index,
    manifests: images.map(({ manifest, platform }) => ({
      ...descriptorOf(mediaTypes.image, manifest.bytes),
      platform: { ...platform },
    })),
  });
  return { blobs, parts: images.map(({ manifest }) => manifest), manifest: index };
}

/** Each once, in an order of its own. */
function platformsOf(names: readonly string[]): readonly Platform[] {
  return [...new Set(names)].sort().map((name) => {
    const platform = parsePlatform(name);
    if (platform !== undefined) return platform;
    const mend = 'write os/architecture, such as linux/amd64 or linux/arm64';
    const what = 'is no platform';
    throw new FairleadError([
      { code: 'FL_IMAGE_PLATFORM', file: '', path: 'platforms', value: name, what, mend },
    ]);
  });
}

function configOf(
  { start, origin, labels }: PlainImage,
  { platform, diffIds }: { readonly platform: Platform; readonly diffIds: readonly string[] },
): Json {
  const env = Object.entries(start.env ?? {}).map(([name, value]) => `${name}=${value}`);
  return {
    ...platform,
    created: origin.created,
    config: {
      ...(start.entrypoint === undefined ? {} : { Entrypoint: start.entrypoint }),
      ...(start.cmd === undefined ? {} : { Cmd: start.cmd }),
      ...(env.length === 0 ? {} : { Env: env.sort() }),
      ...(start.user === undefined ? {} : { User: start.user }),
      ...(start.workdir === undefined ? {} : { WorkingDir: start.workdir }),
      Labels: {
        ...labels,
        'org.opencontainers.image.created': origin.created,
        'org.opencontainers.image.revision': origin.revision,
        'org.opencontainers.image.source': origin.source,
      },
    },
    rootfs: { type: 'layers', diff_ids: diffIds },
    history: diffIds.map(() => ({ created: origin.created, created_by: 'fairlead' })),
  };
}

const bytesOf = (value: Json): Uint8Array => new Uint8Array(Buffer.from(printJson(value)));

const manifestOf = (value: Json & { readonly mediaType: string }): Manifest =>
  parseManifest(bytesOf(value), value.mediaType, value.mediaType);

/** How a manifest names bytes. */
function descriptorOf(mediaType: string, bytes: Uint8Array) {
  return { mediaType, digest: digestOf(bytes), size: bytes.length } satisfies Descriptor;
}

function sourceOf(bytes: Uint8Array): BlobSource {
  return { digest: digestOf(bytes), size: bytes.length, open: async () => bytes };
}
