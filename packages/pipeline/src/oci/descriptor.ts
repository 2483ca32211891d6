import { isObject } from '@fairlead/model';
import type { Digest } from './images.js';
import { isDigest } from './reference.js';

/** What a manifest says of another manifest or a blob (OCI image specification, descriptor). */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: Digest;
  /** In bytes. */
  readonly size: number;
  /** In an index: what the image runs on. */
  readonly platform?: Platform;
  /** Where else the bytes are kept; such a layer belongs into no other registry. */
  readonly urls?: readonly string[];
}

export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
}

/** The media types that are written here, of the OCI image specification. */
export const mediaTypes = {
  index: 'application/vnd.oci.image.index.v1+json',
  image: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
} as const;

/** Those that are read: engines of before the specification still push Docker's own names for the same. */
export const readTypes = {
  index: [mediaTypes.index, 'application/vnd.docker.distribution.manifest.list.v2+json'],
  image: [mediaTypes.image, 'application/vnd.docker.distribution.manifest.v2+json'],
} as const;

/** `os/architecture[/variant]`, as `docker buildx build --platform` takes it. */
export function printPlatform({ os, architecture, variant }: Platform): string {
  return variant === undefined ? `${os}/${architecture}` : `${os}/${architecture}/${variant}`;
}

/** Reads `os/architecture[/variant]`; `undefined` where it is none. */
export function parsePlatform(text: string): Platform | undefined {
  const [os, architecture, variant, ...rest] = text.split('/');
  if (!os || !architecture || variant === '' || rest.length > 0) return undefined;
  return variant === undefined ? { os, architecture } : { os, architecture, variant };
}

/** What stands in JSON as a platform; `undefined` where it is none. */
export function readPlatform(value: unknown): Platform | undefined {
  if (!isObject(value)) return undefined;
  const { os, architecture, variant } = value;
  if (typeof os !== 'string' || typeof architecture !== 'string') return undefined;
  return typeof variant === 'string' && variant !== '' ? { os, architecture, variant } : { os, architecture };
}

/** What stands in JSON as a descriptor; `undefined` where it is none. */
export function readDescriptor(value: unknown): Descriptor | undefined {
  if (!isObject(value)) return undefined;
  const { mediaType, digest, size, urls } = value;
  if (typeof mediaType !== 'string' || typeof digest !== 'string' || !isDigest(digest)) return undefined;
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) return undefined;
  const platform = readPlatform(value['platform']);
  return {
    mediaType,
    digest,
    size,
    ...(platform === undefined ? {} : { platform }),
    ...(Array.isArray(urls) && urls.length > 0 ? { urls: urls.map(String) } : {}),
  };
}
