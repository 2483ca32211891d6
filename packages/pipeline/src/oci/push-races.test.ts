import { afterEach, expect, test } from 'vitest';
import { RegistryClient } from './client.js';
import { anonymous } from './credentials.js';
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
