import { randomUUID } from 'node:crypto';
import { digestOf } from '../digest.js';
import type { Digest } from '../images.js';
import { Refusal } from './error.js';

/** A manifest with the type that it was pushed under. */
export interface Stored {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** What one repository holds. */
export interface Shelf {
  readonly blobs: Map<Digest, Uint8Array>;
  readonly manifests: Map<Digest, Stored>;
  readonly tags: Map<string, Digest>;
  /** Bytes that have arrived of uploads that are not finished. */
  readonly uploads: Map<string, Uint8Array>;
}

/** Everything that a registry keeps, in memory. */
export class Store {
  readonly #shelves = new Map<string, Shelf>();

  /** @throws Refusal `NAME_UNKNOWN` */
  shelf(name: string): Shelf {
    const shelf = this.#shelves.get(name);
    if (shelf !== undefined) return shelf;
    throw new Refusal('NAME_UNKNOWN');
  }

  /** A repository is there as soon as something is pushed to it. */
  ensureShelf(name: string): Shelf {
    const there = this.#shelves.get(name);
    if (there !== undefined) return there;
    const shelf: Shelf = { blobs: new Map(), manifests: new Map(), tags: new Map(), uploads: new Map() };
    this.#shelves.set(name, shelf);
    return shelf;
  }

  /** Everything as it is now; what is pushed or deleted later leaves it as it is. */
  copy(): Store {
    const twin = new Store();
    for (const [name, { blobs, manifests, tags, uploads }] of this.#shelves) {
      const shelf = { blobs: new Map(blobs), manifests: new Map(manifests), tags: new Map(tags) };
      twin.#shelves.set(name, { ...shelf, uploads: new Map(uploads) });
    }
    return twin;
  }

  find(name: string): Shelf | undefined {
    return this.#shelves.get(name);
  }
}

/** @returns the new upload's id */
export function beginUpload(shelf: Shelf): string {
  const id = randomUUID();
  shelf.uploads.set(id, new Uint8Array());
  return id;
}

/** @throws Refusal `BLOB_UPLOAD_UNKNOWN` */
export function uploadOf(shelf: Shelf, id: string): Uint8Array {
  const bytes = shelf.uploads.get(id);
  if (bytes !== undefined) return bytes;
  throw new Refusal('BLOB_UPLOAD_UNKNOWN');
}

/** Keeps a blob under the digest that it was announced with. @throws Refusal `DIGEST_INVALID` */
export function keepBlob(shelf: Shelf, bytes: Uint8Array, announced: string | null): Digest {
  const digest = digestOf(bytes);
  if (announced !== digest) throw new Refusal('DIGEST_INVALID');
  shelf.blobs.set(digest, bytes);
  return digest;
}

/** The digest that a tag or a digest names. @throws Refusal `MANIFEST_UNKNOWN` */
export function named(shelf: Shelf, reference: string): { readonly digest: Digest; readonly stored: Stored } {
  const digest = shelf.tags.get(reference) ?? (reference as Digest);
  const stored = shelf.manifests.get(digest);
  if (stored !== undefined) return { digest, stored };
  throw new Refusal('MANIFEST_UNKNOWN');
}
