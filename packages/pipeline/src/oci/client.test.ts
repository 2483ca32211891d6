import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import type { Credentials } from './credentials.js';
import { digestOf } from './digest.js';
import type { Digest } from './images.js';
import { parseManifest } from './manifest.js';
import { type LoopbackRegistry, type RegistryOptions, startRegistry } from './registry/registry.js';
import { registryImages } from './registry-images.js';
import { clientOf } from './testing/clients.js';
import { imageOf } from './testing/images.js';

const open: LoopbackRegistry[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((registry) => registry.close()));
});

async function registryWith(options: RegistryOptions = {}) {
  const registry = await startRegistry(options);
  open.push(registry);
  return { registry, api: { registry: registry.host, name: 'harbour/api' } };
}

const user: Credentials = async () => ({ kind: 'password', user: 'harbour', password: 'pass:word' });
const account = { user: 'harbour', password: 'pass:word' };
const platforms = ['linux/amd64', 'linux/arm64/v8'];

test('an image that is pushed is found by its tag and its digest', async () => {
  const { api } = await registryWith();
  const { client } = clientOf();
  const image = imageOf('one');
  expect(await client.resolve({ repository: api, tag: 'v1' })).toBe('absent');
  expect(await client.push({ repository: api, tag: 'v1', ...image })).toBe('pushed');
  expect(await client.resolve({ repository: api, tag: 'v1' })).toBe(image.manifest.digest);
  expect(await client.exists(api, image.manifest.digest)).toBe(true);
  expect(await client.tags(api)).toEqual(['v1']);
});

test('an image names the platforms that it runs on', async () => {
  const { api } = await registryWith();
  const { client } = clientOf();
  await client.push({ repository: api, tag: 'one', ...imageOf('one') });
  await client.push({ repository: api, tag: 'two', ...imageOf('two', platforms) });
  expect(await client.platforms({ repository: api, tag: 'one' })).toEqual(['linux/amd64']);
  expect(await client.platforms({ repository: api, tag: 'two' })).toEqual(platforms);
});

test('a tag that names the image already is used again', async () => {
  const { registry, api } = await registryWith();
  const { client } = clientOf();
  const image = imageOf('same');
  await client.push({ repository: api, tag: 'v1', ...image });
  const before = registry.requests.length;
  expect(await client.push({ repository: api, tag: 'v1', ...image })).toBe('already');
  expect(registry.requests.slice(before)).toEqual(['HEAD /v2/harbour/api/manifests/v1']);
});

test('a tag is never moved to another image', async () => {
  const { api } = await registryWith();
  const { client } = clientOf();
  const [first, second] = [imageOf('first'), imageOf('second')];
  await client.push({ repository: api, tag: 'v1', ...first });
  await expect(client.push({ repository: api, tag: 'v1', ...second })).rejects.toMatchObject({
    kind: 'taken',
    problems: [{ code: 'FL_TAG_TAKEN', what: expect.stringContaining(first.manifest.digest) }],
  });
  expect(await client.resolve({ repository: api, tag: 'v1' })).toBe(first.manifest.digest);
});

test.each([
  ['one platform', ['linux/amd64']],
  ['several platforms', platforms],
])('an image of %s is copied to another registry under its digest', async (_, on) => {
  const { api } = await registryWith();
  const { api: elsewhere } = await registryWith();
  const { client } = clientOf();
  const image = imageOf('copied', on);
  const { digest } = image.manifest;
  await client.push({ repository: api, tag: 'v1', ...image });
  await client.copy(api, elsewhere, digest);
  const copy = await client.manifest({ repository: elsewhere, digest });
  expect(Buffer.from(copy.bytes)).toEqual(Buffer.from(image.manifest.bytes));
  expect(await client.platforms({ repository: elsewhere, digest })).toEqual(on);
  expect(await client.isComplete(elsewhere, digest)).toBe(true);
});

test('within a registry a copy mounts and moves no bytes', async () => {
  const { registry, api } = await registryWith();
  const prod = { ...api, name: 'prod/api' };
  const { client } = clientOf();
  const image = imageOf('mounted');
  await client.push({ repository: api, tag: 'v1', ...image });
  const before = registry.requests.length;
  await client.copy(api, prod, image.manifest.digest);
  const blobs = registry.requests.slice(before).filter((each) => /^(GET|PUT) .*blobs/.test(each));
  expect(blobs).toEqual([]);
  expect(await client.exists(prod, image.manifest.digest)).toBe(true);
});

test('a copy that is there already asks once', async () => {
  const { registry, api } = await registryWith();
  const prod = { ...api, name: 'prod/api' };
  const { client } = clientOf();
  const image = imageOf('twice');
  await client.push({ repository: api, tag: 'v1', ...image });
  await client.copy(api, prod, image.manifest.digest);
  const before = registry.requests.length;
  await client.copy(api, prod, image.manifest.digest);
  expect(registry.requests.length - before).toBe(1);
});

test('a copy puts back what a clean-up took from an index', async () => {
  const { registry, api } = await registryWith();
  const { api: elsewhere } = await registryWith();
  const { client } = clientOf();
  const image = imageOf('cleaned', platforms);
  const { digest } = image.manifest;
  await client.push({ repository: api, tag: 'v1', ...image });
  await client.copy(api, elsewhere, digest);
  const part = image.parts[0];
  await fetch(`http://${registry.host}/v2/harbour/api/manifests/${part?.digest}`, { method: 'DELETE' });
  expect(await client.exists(api, digest)).toBe(true);
  expect(await registryImages(client).has(`${api.registry}/${api.name}`, digest)).toBe(false);
  await client.copy(elsewhere, api, digest);
  expect(await client.isComplete(api, digest)).toBe(true);
});

test('what a clean-up deleted is absent and not copied', async () => {
  const { registry, api } = await registryWith();
  const { client } = clientOf();
  const image = imageOf('deleted');
  const { digest } = image.manifest;
  await client.push({ repository: api, tag: 'v1', ...image });
  await fetch(`http://${registry.host}/v2/harbour/api/manifests/${digest}`, { method: 'DELETE' });
  expect(await client.exists(api, digest)).toBe(false);
  await expect(client.copy(api, { ...api, name: 'prod' }, digest)).rejects.toMatchObject({
    kind: 'absent',
    problems: [{ code: 'FL_IMAGE_ABSENT' }],
  });
});

test.each(['basic', 'bearer'] as const)('a registry that asks for %s is answered', async (kind) => {
  const { registry, api } = await registryWith({ access: { kind, ...account } });
  const { client } = clientOf(user);
  const image = imageOf(kind);
  await client.push({ repository: api, tag: 'v1', ...image });
  // Mounting reads one repository and writes another.
  await client.copy(api, { ...api, name: 'prod/api' }, image.manifest.digest);
  registry.expireTokens();
  await client.push({ repository: api, tag: 'v2', ...imageOf('after the token was over') });
  expect(await client.tags(api)).toEqual(['v1', 'v2']);
});

test.each(['basic', 'bearer'] as const)('a registry that asks for %s denies others', async (kind) => {
  const { api } = await registryWith({ access: { kind, ...account } });
  for (const credentials of [undefined, { kind: 'password', user: 'harbour', password: 'wrong' } as const]) {
    const { client, waits } = clientOf(async () => credentials);
    await expect(client.resolve({ repository: api, tag: 'v1' })).rejects.toMatchObject({
      kind: 'denied',
      problems: [{ code: 'FL_REGISTRY_DENIED' }],
    });
    expect(waits).toEqual([]);
  }
});

test('no password is in what is said about a failure', async () => {
  const { api } = await registryWith({ access: { kind: 'bearer', user: 'harbour', password: 'other' } });
  const failure = await clientOf(user)
    .client.resolve({ repository: api, tag: 'v1' })
    .catch((error: Error) => error);
  expect(JSON.stringify([failure, String(failure)])).not.toMatch(/pass:word|aGFyYm91c|Basic/);
});

test('a registry that is busy is asked again, as late as it wants', async () => {
  const { api } = await registryWith({ trouble: { refuses: [429, 503, 500], retryAfter: 7 } });
  const { client, waits } = clientOf();
  expect(await client.resolve({ repository: api, tag: 'v1' })).toBe('absent');
  expect(waits).toEqual([7000, 7000, 7000]);
});

test('a registry that stays busy is given up', async () => {
  const { api } = await registryWith({ trouble: { refuses: Array(20).fill(503) } });
  const { client, waits } = clientOf();
  await expect(client.resolve({ repository: api, tag: 'v1' })).rejects.toMatchObject({
    kind: 'retryable',
    problems: [{ code: 'FL_REGISTRY_UNREACHABLE' }],
  });
  expect(waits).toEqual([250, 500, 1000, 2000, 4000]);
});

test('a registry where nobody answers is given up', async () => {
  const { registry, api } = await registryWith();
  await registry.close();
  await expect(clientOf().client.resolve({ repository: api, tag: 'v1' })).rejects.toMatchObject({
    kind: 'retryable',
    problems: [{ what: expect.stringContaining('ECONNREFUSED') }],
  });
});

test('a push ends when a registry that lags shows it', async () => {
  const { api } = await registryWith({ trouble: { lag: 3 } });
  const { client, waits } = clientOf();
  await client.push({ repository: api, tag: 'v1', ...imageOf('late') });
  expect(waits).toEqual([125, 250, 500]);
});

test('a registry that never shows what it took is not believed', async () => {
  const { api } = await registryWith({ trouble: { lag: 100 } });
  const { client } = clientOf();
  const pushed = client.push({ repository: api, tag: 'v1', ...imageOf('never') });
  await expect(pushed).rejects.toMatchObject({ kind: 'retryable' });
});

test('an answer that is no manifest is not taken for one', async () => {
  const { api } = await registryWith();
  const { client } = clientOf();
  const image = imageOf('x');
  await client.push({ repository: api, tag: 'v1', ...image });
  const config = image.blobs.at(-1)?.digest ?? ('' as Digest);
  await expect(client.manifest({ repository: api, digest: config })).rejects.toMatchObject({
    kind: 'absent',
  });
  await expect(client.manifest({ repository: api, digest: digestOf('x') })).rejects.toMatchObject({
    kind: 'absent',
  });
});

test.each(['blobs', 'manifests'] as const)(
  'altered %s are not believed, and never handed on',
  async (alters) => {
    const { api } = await registryWith({ trouble: { alters } });
    const { api: elsewhere } = await registryWith();
    const { client } = clientOf();
    const image = imageOf('altered');
    await client.push({ repository: api, tag: 'v1', ...image });
    await expect(client.copy(api, elsewhere, image.manifest.digest)).rejects.toMatchObject({
      kind: 'invalid',
      problems: [{ code: 'FL_REGISTRY_ANSWER', what: expect.stringContaining('not those of the digest') }],
    });
    expect(await client.tags(elsewhere)).toEqual([]);
    expect(await client.exists(elsewhere, image.manifest.digest)).toBe(false);
  },
);

test('bytes are streamed between two registries that sell tokens', async () => {
  const access = { kind: 'bearer', ...account } as const;
  const { registry, api } = await registryWith({ access });
  const { registry: other, api: elsewhere } = await registryWith({ access });
  const { client } = clientOf(user);
  const [first, second] = [imageOf('first'), imageOf('second')];
  await client.push({ repository: api, tag: 'v1', ...first });
  await client.push({ repository: api, tag: 'v2', ...second });
  await client.copy(api, elsewhere, first.manifest.digest);
  for (const each of [registry, other]) each.expireTokens();
  await client.copy(api, elsewhere, second.manifest.digest);
  expect(await client.isComplete(elsewhere, second.manifest.digest)).toBe(true);
});

test('a copy has the digest, the bytes and the platforms of what was copied', async () => {
  const { api } = await registryWith();
  const { api: elsewhere } = await registryWith();
  const { client } = clientOf();
  const some = fc.subarray(['linux/amd64', 'linux/arm64', 'linux/arm/v7'], { minLength: 1 });
  const targets = fc.constantFrom(elsewhere, { ...api, name: 'prod/api' });
  await fc.assert(
    fc.asyncProperty(fc.string(), some, targets, async (text, on, to) => {
      const image = imageOf(text, on);
      const { digest } = image.manifest;
      await client.push({ repository: api, tag: digest.slice(7), ...image });
      await client.copy(api, to, digest);
      const copy = await client.manifest({ repository: to, digest });
      expect(Buffer.from(copy.bytes).equals(Buffer.from(image.manifest.bytes))).toBe(true);
      expect(await client.platforms({ repository: to, digest })).toEqual([...on].sort());
    }),
    { numRuns: 10 },
  );
}, 30_000);

test('a layer that nobody may hand on stays where it is', async () => {
  const { api } = await registryWith();
  const { api: elsewhere } = await registryWith();
  const { client } = clientOf();
  const { blobs, manifest } = imageOf('windows');
  const json = JSON.parse(Buffer.from(manifest.bytes).toString());
  const mediaType = 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip';
  json.layers.unshift({ mediaType, digest: digestOf('base'), size: 4, urls: ['https://example.com/base'] });
  const foreign = parseManifest(Buffer.from(JSON.stringify(json)), manifest.mediaType, 'windows');
  await client.push({ repository: api, tag: 'v1', blobs, parts: [], manifest: foreign });
  await client.copy(api, elsewhere, foreign.digest);
  expect(await client.exists(elsewhere, foreign.digest)).toBe(true);
});
