import { afterEach, expect, test } from 'vitest';
import { RegistryClient } from './client.js';
import { anonymous } from './credentials.js';
import { RegistryFailure } from './failure.js';
import { firstImage } from './first-image.js';
import { type LoopbackRegistry, startRegistry } from './registry/registry.js';
import { clientOf } from './testing/clients.js';
import { imageOf } from './testing/images.js';

let registry: LoopbackRegistry;
afterEach(() => registry.close());

const [ours, theirs] = [imageOf('ours'), imageOf('theirs')];

test('who is slower with the bytes leaves the tag to who was faster', async () => {
  registry = await startRegistry();
  const repository = { registry: registry.host, name: 'harbour/api' };
  const { client } = clientOf();
  const blobs = ours.blobs.map((blob) => ({
    ...blob,
    open: async () => {
      await client.push({ repository, tag: 'v1', ...theirs });
      return blob.open();
    },
  }));
  const pushed = client.push({ repository, tag: 'v1', ...ours, blobs });
  await expect(pushed).rejects.toMatchObject({ kind: 'taken' });
  expect(await client.resolve({ repository, tag: 'v1' })).toBe(theirs.manifest.digest);
});

test('two builds of one commit end with the image of the faster one', async () => {
  registry = await startRegistry();
  const tagged = { repository: { registry: registry.host, name: 'harbour/api' }, tag: 'v1' };
  const { client } = clientOf();
  const push = async () => {
    await client.push({ ...tagged, ...theirs });
    await client.push({ ...tagged, ...ours });
  };
  expect(await firstImage(client, tagged, push)).toBe(theirs.manifest.digest);
  expect(await firstImage(client, tagged, () => client.push({ ...tagged, ...ours }))).toBe(
    theirs.manifest.digest,
  );
  expect(await client.resolve(tagged)).toBe(theirs.manifest.digest);
});

test('what a push fails at is told, and so is a tag that names nothing after it', async () => {
  registry = await startRegistry();
  const tagged = { repository: { registry: registry.host, name: 'harbour/api' }, tag: 'v1' };
  const { client } = clientOf();
  const failure = new RegistryFailure('denied', 'harbour/api', 'no');
  await expect(firstImage(client, tagged, () => Promise.reject(failure))).rejects.toBe(failure);
  await expect(firstImage(client, tagged, async () => {})).rejects.toMatchObject({ kind: 'absent' });
});

test('an image that was pushed by its digest gets its tag, unless that names another', async () => {
  registry = await startRegistry();
  const repository = { registry: registry.host, name: 'harbour/api' };
  const { client } = clientOf();
  for (const image of [ours, theirs])
    await client.push({ repository, tag: image.manifest.digest.slice(7, 20), ...image });
  const named = (digest: typeof ours.manifest.digest) =>
    firstImage(client, { repository, tag: 'v1' }, () =>
      client.copyTagged(repository, repository, { digest, tag: 'v1' }),
    );
  expect(await named(ours.manifest.digest)).toBe(ours.manifest.digest);
  expect(await named(theirs.manifest.digest)).toBe(ours.manifest.digest);
});

test('who is overtaken at the last moment is told', async () => {
  registry = await startRegistry({ trouble: { lag: 1 } });
  const repository = { registry: registry.host, name: 'harbour/api' };
  await clientOf().client.push({ repository, tag: 'other', ...theirs });
  // The registry lags, and while the push waits for its manifest to be shown the tag goes to another one.
  const overtake = () =>
    fetch(`http://${registry.host}/v2/harbour/api/manifests/v1`, {
      method: 'PUT',
      headers: { 'content-type': theirs.manifest.mediaType },
      body: theirs.manifest.bytes,
    });
  let left = 1;
  const waiting = { wait: async () => void (left-- > 0 && (await overtake())), random: () => 0 };
  const client = new RegistryClient({ credentials: anonymous, waiting });
  const pushed = client.push({ repository, tag: 'v1', ...ours });
  await expect(pushed).rejects.toMatchObject({ kind: 'taken' });
});
