import { createHash } from 'node:crypto';
import type { Descriptor } from './descriptor.js';
import { digestOf } from './digest.js';
import { RegistryFailure } from './failure.js';
import type { Digest } from './images.js';
import { printRepository, type Repository } from './reference.js';
import type { Transport } from './transport.js';

/** Bytes to upload: opened again for each try. */
export interface BlobSource {
  readonly digest: Digest;
  /** In bytes. */
  readonly size: number;
  open(): Promise<Uint8Array | ReadableStream<Uint8Array>>;
}

/** Layers and configurations of repositories. */
export class Blobs {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** @throws RegistryFailure `absent`, or `invalid` when the bytes are others than the digest says */
  async read(repository: Repository, digest: Digest): Promise<Uint8Array> {
    const response = await this.#open(repository, digest);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (digestOf(bytes) === digest) return bytes;
    throw altered(repository, digest);
  }

  async has(repository: Repository, digest: Digest): Promise<boolean> {
    const path = `blobs/${digest}`;
    const response = await this.#transport.send({ method: 'HEAD', repository, access: 'pull', path });
    return response.ok;
  }

  /** The blob is in the repository: found there, or uploaded in one piece. */
  async ensure(repository: Repository, blob: BlobSource): Promise<void> {
    if (await this.has(repository, blob.digest)) return;
    await this.#transport.patiently(async () => {
      const session = await this.#transport.once({
        method: 'POST',
        repository,
        access: 'push',
        path: 'blobs/uploads/',
      });
      await this.#put({ repository, session, blob });
    });
  }

  /** The blob of one repository is in the other: mounted within a registry, streamed between two. */
  async ensureFrom(from: Repository, to: Repository, { digest, size }: Descriptor): Promise<void> {
    const blob = { digest, size, open: () => this.#stream(from, digest, size) };
    if (from.registry !== to.registry) return this.ensure(to, blob);
    if (await this.has(to, digest)) return;
    await this.#transport.patiently(async () => {
      const session = await this.#transport.once({
        method: 'POST',
        repository: to,
        reads: from,
        access: 'push',
        path: `blobs/uploads/?mount=${digest}&from=${encodeURIComponent(from.name)}`,
      });
      // 202 instead of 201: the registry rather wants the bytes, and has opened an upload for them.
      if (session.status !== 201) await this.#put({ repository: to, session, blob, reads: from });
    });
  }

  async #put({ repository, session, blob, reads }: Upload): Promise<void> {
    await session.body?.cancel();
    const location = session.headers.get('location');
    if (session.status !== 202 || location === null)
      throw new RegistryFailure('invalid', printRepository(repository), 'it opens no upload');
    const url = new URL(location, session.url);
    url.searchParams.set('digest', blob.digest);
    const done = await this.#transport.once({
      method: 'PUT',
      repository,
      ...(reads === undefined ? {} : { reads }),
      access: 'push',
      path: url.href,
      headers: { 'content-type': 'application/octet-stream', 'content-length': String(blob.size) },
      body: await blob.open(),
    });
    await done.body?.cancel();
    // Some lose an upload that another of their servers began.
    if (!done.ok)
      throw new RegistryFailure('retryable', printRepository(repository), 'it lost an upload of ours');
  }

  async #open(repository: Repository, digest: Digest): Promise<Response> {
    const path = `blobs/${digest}`;
    const response = await this.#transport.send({ method: 'GET', repository, access: 'pull', path });
    if (response.ok) return response;
    throw new RegistryFailure('absent', `${printRepository(repository)}@${digest}`, 'its blob is not there');
  }

  /** The bytes of a blob, ended by a failure when they are not what the digest says. */
  async #stream(from: Repository, digest: Digest, size: number): Promise<ReadableStream<Uint8Array>> {
    const { body } = await this.#open(from, digest);
    if (body === null) throw altered(from, digest);
    const hash = createHash('sha256');
    let left = size;
    return body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          hash.update(chunk);
          left -= chunk.length;
          controller.enqueue(chunk);
        },
        flush(controller) {
          if (left !== 0 || `sha256:${hash.digest('hex')}` !== digest)
            controller.error(altered(from, digest));
        },
      }),
    );
  }
}

interface Upload {
  readonly repository: Repository;
  /** The answer that opened it. */
  readonly session: Response;
  readonly blob: BlobSource;
  readonly reads?: Repository;
}

function altered(repository: Repository, digest: Digest): RegistryFailure {
  const about = `${printRepository(repository)}@${digest}`;
  return new RegistryFailure('invalid', about, 'the bytes that came are not those of the digest');
}
