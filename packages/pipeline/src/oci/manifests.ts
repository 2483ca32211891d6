import { readTypes } from './descriptor.js';
import { RegistryFailure } from './failure.js';
import type { Digest } from './images.js';
import { type Manifest, parseManifest } from './manifest.js';
import { isDigest, printReference, printRepository, type Reference, type Repository } from './reference.js';
import { lagging } from './retry.js';
import type { Transport } from './transport.js';

const accept = [...readTypes.index, ...readTypes.image].join(', ');

/** Manifests of repositories, by tag or digest. */
export class Manifests {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** The digest that a registry gives for a reference. Whoever reads the manifest by it finds out whether it lied. */
  async resolve(reference: Reference): Promise<Digest | 'absent'> {
    const response = await this.#ask('HEAD', reference);
    if (!response.ok) return 'absent';
    const said = response.headers.get('docker-content-digest') ?? '';
    // The header is recommended and not required.
    if (!isDigest(said)) return (await this.find(reference))?.digest ?? 'absent';
    if (reference.digest === undefined || said === reference.digest) return said;
    throw new RegistryFailure('invalid', printReference(reference), `it answers with ${said}`);
  }

  /** @throws RegistryFailure `invalid` when it is not what the digest says */
  async find(reference: Reference): Promise<Manifest | undefined> {
    const response = await this.#ask('GET', reference);
    if (!response.ok) {
      await response.body?.cancel();
      return undefined;
    }
    const about = printReference(reference);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const manifest = parseManifest(bytes, response.headers.get('content-type') ?? '', about);
    const said = response.headers.get('docker-content-digest');
    const wanted = reference.digest ?? (said !== null && isDigest(said) ? said : manifest.digest);
    if (manifest.digest === wanted) return manifest;
    throw new RegistryFailure('invalid', about, 'the bytes that came are not those of the digest');
  }

  /** @throws RegistryFailure `absent`, `invalid` */
  async read(reference: Reference): Promise<Manifest> {
    const found = await this.find(reference);
    if (found !== undefined) return found;
    throw new RegistryFailure('absent', printReference(reference), 'its manifest is not there');
  }

  /** Whether it is there; a registry that lags is asked again before the answer is no. */
  async exists(repository: Repository, digest: Digest): Promise<boolean> {
    const look = async () => {
      if ((await this.resolve({ repository, digest })) === 'absent') throw new NotShown();
      return true;
    };
    const again = (error: unknown) => error instanceof NotShown;
    try {
      return await this.#transport.patiently(look, { backOff: lagging, again });
    } catch (error) {
      if (again(error)) return false;
      throw error;
    }
  }

  /** Under the tag, or under its digest alone. Ends when the registry shows it. */
  async write(repository: Repository, manifest: Manifest, tag?: string): Promise<void> {
    const response = await this.#transport.send({
      method: 'PUT',
      repository,
      access: 'push',
      path: `manifests/${tag ?? manifest.digest}`,
      headers: { 'content-type': manifest.mediaType },
      body: manifest.bytes,
    });
    await response.body?.cancel();
    const about = `${printRepository(repository)}@${manifest.digest}`;
    if (!response.ok) throw new RegistryFailure('invalid', about, 'it takes no manifests there');
    if (await this.exists(repository, manifest.digest)) return;
    throw new RegistryFailure('retryable', about, 'it has taken the manifest and does not show it');
  }

  /** Every tag of a repository; none where there is no such repository. */
  async tags(repository: Repository): Promise<readonly string[]> {
    const tags: string[] = [];
    let path: string | undefined = 'tags/list?n=1000';
    while (path !== undefined) {
      const response: Response = await this.#transport.send({
        method: 'GET',
        repository,
        access: 'pull',
        path,
      });
      const body: unknown = response.ok ? await response.json().catch(() => undefined) : { tags: [] };
      if (typeof body !== 'object' || body === null || !('tags' in body))
        throw new RegistryFailure('invalid', printRepository(repository), 'its list of tags is none');
      if (Array.isArray(body.tags)) tags.push(...body.tags.map(String));
      // RFC 8288; relative to what was asked.
      const next: string | undefined = /<([^>]+)>;\s*rel="?next"?/.exec(
        response.headers.get('link') ?? '',
      )?.[1];
      path = next === undefined ? undefined : new URL(next, response.url).href;
    }
    return tags;
  }

  #ask(method: 'GET' | 'HEAD', { repository, tag, digest }: Reference): Promise<Response> {
    const path = `manifests/${digest ?? tag}`;
    return this.#transport.send({ method, repository, access: 'pull', path, headers: { accept } });
  }
}

/** Not there, as far as one answer says. */
class NotShown extends Error {}
