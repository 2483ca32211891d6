import { isObject, type JsonObject } from '@fairlead/model';
import { type Descriptor, readDescriptor, readTypes } from './descriptor.js';
import { digestOf } from './digest.js';
import { RegistryFailure } from './failure.js';
import type { Digest } from './images.js';

/** A manifest as a registry keeps it. Its bytes are its identity: they are handed on and never printed again. */
export type Manifest = {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly bytes: Uint8Array;
} & (
  | { readonly kind: 'image'; readonly config: Descriptor; readonly layers: readonly Descriptor[] }
  /** One image for each of several platforms. */
  | { readonly kind: 'index'; readonly manifests: readonly Descriptor[] }
);

/**
 * Reads a manifest.
 *
 * @param contentType what the registry said it is; used where the manifest does not say so itself
 * @param about shown in the failure
 * @throws RegistryFailure `invalid`
 */
export function parseManifest(bytes: Uint8Array, contentType: string, about: string): Manifest {
  const json = parsed(bytes, about);
  const mediaType = typeof json['mediaType'] === 'string' ? json['mediaType'] : contentType;
  const whole = { mediaType, digest: digestOf(bytes), bytes };
  const descriptors = (value: unknown) => {
    const read = Array.isArray(value) ? value.map(readDescriptor) : [undefined];
    if (read.every((each) => each !== undefined)) return read;
    throw new RegistryFailure('invalid', about, 'its manifest names something without type, digest and size');
  };
  if (is('index', mediaType)) return { ...whole, kind: 'index', manifests: descriptors(json['manifests']) };
  if (is('image', mediaType)) {
    const [config] = descriptors([json['config']]);
    if (config !== undefined) return { ...whole, kind: 'image', config, layers: descriptors(json['layers']) };
  }
  throw new RegistryFailure('invalid', about, `its manifest is of the type \`${mediaType}\``);
}

const is = (kind: keyof typeof readTypes, mediaType: string) =>
  (readTypes[kind] as readonly string[]).includes(mediaType);

function parsed(bytes: Uint8Array, about: string): JsonObject {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    if (isObject(value)) return value;
  } catch {
    // Said below, for what is no object as well.
  }
  throw new RegistryFailure('invalid', about, 'its manifest is no JSON object');
}
