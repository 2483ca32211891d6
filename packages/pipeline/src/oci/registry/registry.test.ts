import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientOf } from '../testing/clients.js';
import { registryContract } from '../testing/contract.js';
import { imageOf } from '../testing/images.js';
import { type LoopbackRegistry, startRegistry } from './registry.js';

let registry: LoopbackRegistry;
beforeAll(async () => {
  registry = await startRegistry();
});
afterAll(() => registry.close());

registryContract('the registry on loopback', () => registry.host);

const at = (path: string) => `http://${registry.host}/v2/${path}`;

// What follows stands in the specification, and the registry that the contract is shared with predates it.

test('tags are listed in pages and in order', async () => {
  const repository = { registry: registry.host, name: 'pages' };
  for (const tag of ['b', 'a', 'c']) await clientOf().client.push({ repository, tag, ...imageOf(tag) });
  const first = await fetch(at('pages/tags/list?n=2'));
  expect(await first.json()).toEqual({ name: 'pages', tags: ['a', 'b'] });
  const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
  const second = await fetch(next);
  expect(await second.json()).toEqual({ name: 'pages', tags: ['c'] });
  expect(second.headers.get('link')).toBeNull();
});

test('a chunk out of order is refused, and the upload says how far it is', async () => {
  const opened = await fetch(at('order/blobs/uploads/'), { method: 'POST' });
  const url = opened.headers.get('location') ?? '';
  const chunk = (range: string) =>
    fetch(url, { method: 'PATCH', headers: { 'content-range': range }, body: '01234' });
  expect((await chunk('0-4')).status).toBe(202);
  const gap = await chunk('9-13');
  expect([gap.status, gap.headers.get('range')]).toEqual([416, '0-4']);
  const told = await fetch(url);
  expect([told.status, told.headers.get('range')]).toEqual([204, '0-4']);
});

test('a blob is kept by a single request', async () => {
  const { blobs } = imageOf('single');
  const bytes = (await blobs[0]?.open()) as Uint8Array;
  const path = at(`single/blobs/uploads/?digest=${blobs[0]?.digest}`);
  expect((await fetch(path, { method: 'POST', body: bytes })).status).toBe(201);
  expect((await fetch(at(`single/blobs/${blobs[0]?.digest}`))).status).toBe(200);
});

test('an upload that nobody began is unknown', async () => {
  await fetch(at('unknown/blobs/uploads/'), { method: 'POST' });
  const sent = await fetch(at('unknown/blobs/uploads/x'), { method: 'PATCH', body: 'x' });
  expect([sent.status, await sent.json()]).toEqual([
    404,
    { errors: [expect.objectContaining({ code: 'BLOB_UPLOAD_UNKNOWN' })] },
  ]);
});

test('a repository may be called like a part of an address', async () => {
  const repository = { registry: registry.host, name: 'blobs/manifests/tags' };
  const image = imageOf('name');
  await clientOf().client.push({ repository, tag: 'list', ...image });
  expect(await clientOf().client.resolve({ repository, tag: 'list' })).toBe(image.manifest.digest);
});
