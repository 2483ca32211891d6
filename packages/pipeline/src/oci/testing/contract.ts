import { describe, expect, test } from 'vitest';
import type { BuiltImage } from '../../images/build.js';
import { digestOf } from '../digest.js';
import { clientOf } from './clients.js';
import { imageOf } from './images.js';

/** Address of a registry, by host and port. Each test takes repositories of its own in it. */
export type Host = () => string;

/**
 * What a registry does, asked in plain HTTP: what the OCI distribution specification asks for and the distribution
 * project's own registry does as well. It predates some of the text: pages of tags, and chunks in their order.
 */
export function registryContract(name: string, host: Host): void {
  const at = (repository: string, path: string) => `http://${host()}/v2/${repository}/${path}`;
  const put = (repository: string, path: string, { manifest }: BuiltImage) =>
    fetch(at(repository, `manifests/${path}`), {
      method: 'PUT',
      headers: { 'content-type': manifest.mediaType },
      body: manifest.bytes,
    });
  const push = async (repository: string, tag: string, image: BuiltImage) => {
    const { hostname, port } = new URL(at(repository, ''));
    const registry = `${hostname}:${port}`;
    await clientOf().client.push({ repository: { registry, name: repository }, tag, ...image });
  };
  const begin = async (repository: string) => {
    const opened = await fetch(at(repository, 'blobs/uploads/'), { method: 'POST' });
    expect(opened.status).toBe(202);
    return new URL(opened.headers.get('location') ?? '', at(repository, ''));
  };
  const codesOf = async (response: Response) =>
    ((await response.json()) as { errors: { code: string }[] }).errors.map(({ code }) => code);
  const bytes = Buffer.from('some bytes of a layer');
  const digest = digestOf(bytes);
  const octets = { 'content-type': 'application/octet-stream' };

  describe(name, () => {
    test('it speaks version 2', async () => {
      expect((await fetch(`http://${host()}/v2/`)).status).toBe(200);
    });

    test('a blob that is uploaded in one piece is read back', async () => {
      const url = await begin('c/whole');
      url.searchParams.set('digest', digest);
      expect((await fetch(url, { method: 'PUT', headers: octets, body: bytes })).status).toBe(201);
      const read = await fetch(at('c/whole', `blobs/${digest}`));
      expect(Buffer.from(await read.arrayBuffer())).toEqual(bytes);
      const head = await fetch(at('c/whole', `blobs/${digest}`), { method: 'HEAD' });
      expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes.length)]);
    });

    test('a blob that is uploaded in chunks is read back', async () => {
      let url = await begin('c/chunks');
      for (const [from, to] of [
        [0, 8],
        [8, bytes.length],
      ] as const) {
        const headers = { ...octets, 'content-range': `${from}-${to - 1}` };
        const sent = await fetch(url, { method: 'PATCH', headers, body: bytes.subarray(from, to) });
        expect([sent.status, sent.headers.get('range')]).toEqual([202, `0-${to - 1}`]);
        url = new URL(sent.headers.get('location') ?? '', url);
      }
      url.searchParams.set('digest', digest);
      expect((await fetch(url, { method: 'PUT' })).status).toBe(201);
      const read = await fetch(at('c/chunks', `blobs/${digest}`));
      expect(Buffer.from(await read.arrayBuffer())).toEqual(bytes);
    });

    test('bytes under a digest that is not theirs are refused', async () => {
      const url = await begin('c/digest');
      url.searchParams.set('digest', digestOf('others'));
      const sent = await fetch(url, { method: 'PUT', headers: octets, body: bytes });
      expect([sent.status, await codesOf(sent)]).toEqual([400, ['DIGEST_INVALID']]);
    });

    test('a blob is mounted from another repository without its bytes', async () => {
      const url = await begin('c/from');
      url.searchParams.set('digest', digest);
      await fetch(url, { method: 'PUT', headers: octets, body: bytes });
      const path = `blobs/uploads/?mount=${digest}&from=${encodeURIComponent('c/from')}`;
      expect((await fetch(at('c/to', path), { method: 'POST' })).status).toBe(201);
      expect((await fetch(at('c/to', `blobs/${digest}`), { method: 'HEAD' })).status).toBe(200);
    });

    test('what cannot be mounted is to be uploaded', async () => {
      const path = `blobs/uploads/?mount=${digestOf('nowhere')}&from=${encodeURIComponent('c/from')}`;
      const asked = await fetch(at('c/to', path), { method: 'POST' });
      expect(asked.status).toBe(202);
      expect(asked.headers.get('location')).toBeTruthy();
    });

    test('a manifest is read by tag and by digest, as the bytes that were pushed', async () => {
      const image = imageOf('read');
      await push('c/manifest', 'v1', image);
      for (const reference of ['v1', image.manifest.digest]) {
        const headers = { accept: image.manifest.mediaType };
        const read = await fetch(at('c/manifest', `manifests/${reference}`), { headers });
        expect(Buffer.from(await read.arrayBuffer())).toEqual(Buffer.from(image.manifest.bytes));
        expect(read.headers.get('docker-content-digest')).toBe(image.manifest.digest);
        expect(read.headers.get('content-type')).toBe(image.manifest.mediaType);
      }
    });

    test('a manifest whose parts are not there is refused', async () => {
      const sent = await put('c/parts', 'v1', imageOf('parts that nobody pushed'));
      expect([sent.status >= 400 && sent.status < 500, new Set(await codesOf(sent))]).toEqual([
        true,
        new Set(['MANIFEST_BLOB_UNKNOWN']),
      ]);
    });

    test('a manifest under a digest that is not its own is refused', async () => {
      const image = imageOf('own digest');
      await push('c/own', 'v1', image);
      const sent = await put('c/own', digestOf('another'), image);
      expect([sent.status, await codesOf(sent)]).toEqual([400, ['DIGEST_INVALID']]);
    });

    test('a tag moves when somebody pushes another image under it', async () => {
      const [first, second] = [imageOf('first'), imageOf('second')];
      await push('c/move', 'v1', first);
      await push('c/move', 'v2', second);
      await put('c/move', 'v1', second);
      const head = await fetch(at('c/move', 'manifests/v1'), {
        method: 'HEAD',
        headers: { accept: second.manifest.mediaType },
      });
      expect(head.headers.get('docker-content-digest')).toBe(second.manifest.digest);
    });

    test('tags are listed', async () => {
      for (const tag of ['b', 'a', 'c']) await push('c/tags', tag, imageOf(tag));
      const listed = (await (await fetch(at('c/tags', 'tags/list'))).json()) as { tags: string[] };
      expect({ ...listed, tags: listed.tags.sort() }).toEqual({ name: 'c/tags', tags: ['a', 'b', 'c'] });
    });

    test('a manifest that is deleted is gone, with its tags', async () => {
      const image = imageOf('deleted');
      await push('c/delete', 'v1', image);
      const path = at('c/delete', `manifests/${image.manifest.digest}`);
      expect((await fetch(path, { method: 'DELETE' })).status).toBe(202);
      for (const reference of ['v1', image.manifest.digest]) {
        const read = await fetch(at('c/delete', `manifests/${reference}`));
        expect([read.status, await codesOf(read)]).toEqual([404, ['MANIFEST_UNKNOWN']]);
      }
    });

    test.each([
      ['manifests/v1', /^(MANIFEST|NAME)_UNKNOWN$/],
      [`blobs/${digest}`, /^(BLOB|NAME)_UNKNOWN$/],
      ['tags/list', /^NAME_UNKNOWN$/],
    ])('%s of a repository that is not there is not found', async (path, code) => {
      const read = await fetch(at('c/nowhere', path));
      expect(read.status).toBe(404);
      expect((await codesOf(read))[0]).toMatch(code);
    });
  });
}
