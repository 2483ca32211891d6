import { isObject } from '@fairlead/model';
import { type BlobSource, Blobs } from './blobs.js';
import { type Descriptor, printPlatform, readPlatform } from './descriptor.js';
import { RegistryFailure } from './failure.js';
import type { Digest, TaggedImage } from './images.js';
import type { Manifest } from './manifest.js';
import { Manifests } from './manifests.js';
import { printReference, printRepository, type Reference, type Repository } from './reference.js';
import { Transport, type TransportOptions } from './transport.js';

/** An image to push: what it is made of, then what names it. */
export interface Push {
  readonly repository: Repository;
  readonly tag: string;
  readonly blobs: readonly BlobSource[];
  /** Those that `manifest` names, where it is an index. */
  readonly parts: readonly Manifest[];
  readonly manifest: Manifest;
}

/**
 * OCI registries over HTTP (OCI distribution specification 1.1). Every verb names the state that is there
 * afterwards, so doing one twice is doing it once. Whatever is read is held against its digest, busy registries
 * are asked again, and every failure is a {@link RegistryFailure}.
 */
export class RegistryClient {
  readonly #blobs: Blobs;
  readonly #manifests: Manifests;

  constructor(options: TransportOptions) {
    const transport = new Transport(options);
    this.#blobs = new Blobs(transport);
    this.#manifests = new Manifests(transport);
  }

  /** What a reference names now. */
  resolve(reference: Reference): Promise<Digest | 'absent'> {
    return this.#manifests.resolve(reference);
  }

  /** @throws RegistryFailure `absent` */
  manifest(reference: Reference): Promise<Manifest> {
    return this.#manifests.read(reference);
  }

  /** Whether a repository has exactly this; one that lags is given time to show it. */
  exists(repository: Repository, digest: Digest): Promise<boolean> {
    return this.#manifests.exists(repository, digest);
  }

  /** Every tag of a repository; none where there is no such repository. */
  tags(repository: Repository): Promise<readonly string[]> {
    return this.#manifests.tags(repository);
  }

  /** What an image runs on, as `os/architecture[/variant]`, sorted. @throws RegistryFailure `absent` */
  async platforms(reference: Reference): Promise<readonly string[]> {
    const manifest = await this.manifest(reference);
    if (manifest.kind === 'index') return [...new Set(runnable(manifest.manifests).map(platformOf))].sort();
    const config = await this.#blobs.read(reference.repository, manifest.config.digest);
    const platform = readPlatform(parsed(config));
    if (platform !== undefined) return [printPlatform(platform)];
    throw new RegistryFailure('invalid', printReference(reference), 'its configuration names no platform');
  }

  /**
   * Whether a cluster could pull it: the manifest is there and, of an index, every image of a platform. A clean-up
   * may take those and leave the index. Asked once: most images that are looked for in a registry are to be copied
   * there, and a registry that lags shows them to the next who looks.
   */
  async isComplete(repository: Repository, digest: Digest): Promise<boolean> {
    if (!(await this.#shows(repository, digest))) return false;
    const manifest = await this.manifest({ repository, digest });
    if (manifest.kind === 'image') return true;
    for (const part of runnable(manifest.manifests))
      if (!(await this.#shows(repository, part.digest))) return false;
    return true;
  }

  async #shows(repository: Repository, digest: Digest): Promise<boolean> {
    return (await this.resolve({ repository, digest })) !== 'absent';
  }

  /**
   * The image is in the repository `to`, with everything that belongs to it and under the same digest. Parts come
   * before what names them, so a copy that was cut short is no image yet and is finished by the next.
   *
   * @throws RegistryFailure `absent` when the source does not have it
   */
  async copy(from: Repository, to: Repository, digest: Digest): Promise<void> {
    const there = await this.#manifests.find({ repository: to, digest });
    // What a registry accepted is whole: it takes no manifest whose parts it lacks. An index may have lost some.
    if (there?.kind === 'image') return;
    const manifest = there ?? (await this.manifest({ repository: from, digest }));
    await this.#copyParts(from, to, manifest);
    if (there === undefined) await this.#manifests.write(to, manifest);
  }

  /**
   * The same, under its tag: one that names it already is left as it is. The image arrives together with its tag, so a
   * copy that was cut short leaves none without.
   *
   * @throws RegistryFailure `absent`; `taken` when the tag names something else there
   */
  async copyTagged(from: Repository, to: Repository, { digest, tag }: TaggedImage): Promise<void> {
    const tagged = await this.#named(to, tag, digest);
    const manifest = await this.manifest({ repository: from, digest });
    await this.#copyParts(from, to, manifest);
    if (tagged !== 'absent') return;
    await this.#manifests.write(to, manifest, tag);
    await this.#named(to, tag, digest);
  }

  async #copyParts(from: Repository, to: Repository, manifest: Manifest): Promise<void> {
    if (manifest.kind === 'index')
      for (const part of manifest.manifests) await this.copy(from, to, part.digest);
    else
      for (const blob of [manifest.config, ...manifest.layers])
        if (!isForeign(blob)) await this.#blobs.ensureFrom(from, to, blob);
  }

  /** Whether a tag names an image already. @throws RegistryFailure `taken` when it names another */
  async #named(repository: Repository, tag: string, wanted: Digest): Promise<Digest | 'absent'> {
    const digest = await this.resolve({ repository, tag });
    if (digest === 'absent' || digest === wanted) return digest;
    throw new RegistryFailure('taken', `${printRepository(repository)}:${tag}`, `it names ${digest}`);
  }

  /**
   * The tag names the image. One that names it already is left as it is, and one that names another is never
   * moved: the specification knows no conditional push, so the tag is looked at before its manifest is sent,
   * and after.
   *
   * @throws RegistryFailure `taken`
   */
  async push({ repository, tag, blobs, parts, manifest }: Push): Promise<'pushed' | 'already'> {
    const named = () => this.#named(repository, tag, manifest.digest);
    if ((await named()) !== 'absent') return 'already';
    for (const blob of blobs) await this.#blobs.ensure(repository, blob);
    for (const part of parts) await this.#manifests.write(repository, part);
    // Uploads take their time, and somebody else may have been faster.
    if ((await named()) !== 'absent') return 'already';
    await this.#manifests.write(repository, manifest, tag);
    await named();
    return 'pushed';
  }
}

/** Images of an index that run somewhere; builders put attestations for the platform `unknown` beside them. */
const runnable = (manifests: readonly Descriptor[]) =>
  manifests.filter(({ platform }) => platform !== undefined && platform.os !== 'unknown');

const platformOf = ({ platform }: Descriptor) => (platform === undefined ? '' : printPlatform(platform));

/** Layers that their owner does not let anybody hand on (OCI image specification, non-distributable layers). */
const isForeign = ({ mediaType, urls }: Descriptor) =>
  urls !== undefined && /nondistributable|\.foreign\./.test(mediaType);

function parsed(bytes: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
