import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Digest } from '../oci/images.js';
import { type LoopbackRegistry, startRegistry } from '../oci/registry/registry.js';
import { clientOf } from '../oci/testing/clients.js';
import { type DockerRegistry, startDockerRegistry } from '../oci/testing/docker-registry.js';
import { imageOf } from '../oci/testing/images.js';

const has = (program: string) => spawnSync(program, ['--help']).error === undefined;
/** This process has to answer it meanwhile. Both streams: `validate` tells its verdict on standard error. */
async function runBeside(program: string, args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(program, [...args]);
  return stdout + stderr;
}

const platforms = ['linux/amd64', 'linux/arm64'];

describe.skipIf(!has('crane'))('crane is on PATH', () => {
  let registry: LoopbackRegistry;
  beforeAll(async () => {
    registry = await startRegistry();
  });
  afterAll(() => registry.close());

  const crane = (...args: readonly string[]) => runBeside('crane', args);

  test.each([
    ['one platform', ['linux/amd64']],
    ['several platforms', platforms],
  ])('it accepts an image of %s', async (_, on) => {
    const repository = { registry: registry.host, name: `crane/${on.length}` };
    const image = imageOf('validated', on);
    await clientOf().client.push({ repository, tag: 'v1', ...image });
    const reference = `${registry.host}/${repository.name}:v1`;
    expect(await crane('validate', '--remote', reference)).toContain('PASS');
    expect(await crane('digest', reference)).toBe(`${image.manifest.digest}\n`);
  });

  test('it pushes to the registry on loopback what the client reads', async () => {
    const from = { registry: registry.host, name: 'crane/from' };
    const image = imageOf('copied', platforms);
    await clientOf().client.push({ repository: from, tag: 'v1', ...image });
    await crane('copy', `${registry.host}/crane/from:v1`, `${registry.host}/crane/to:v1`);
    const to = { registry: registry.host, name: 'crane/to' };
    expect(await clientOf().client.resolve({ repository: to, tag: 'v1' })).toBe(image.manifest.digest);
    expect(await clientOf().client.isComplete(to, image.manifest.digest)).toBe(true);
  });
});

describe.skipIf(!has('docker-registry') || !has('crane'))('docker-registry and crane are on PATH', () => {
  let registry: LoopbackRegistry;
  let docker: DockerRegistry;
  beforeAll(async () => {
    registry = await startRegistry();
    docker = await startDockerRegistry();
  });
  afterAll(async () => {
    await Promise.all([registry.close(), docker.stop()]);
  });

  test('an image is copied there and back under its digest, and is accepted on the way', async () => {
    const { client } = clientOf();
    const ours = { registry: registry.host, name: 'harbour/api' };
    const theirs = { registry: docker.host, name: 'prod/api' };
    const mounted = { ...theirs, name: 'prod/again' };
    const back = { ...ours, name: 'back' };
    const image = imageOf('there and back', platforms);
    const digest: Digest = image.manifest.digest;
    await client.push({ repository: ours, tag: 'v1', ...image });
    await client.copy(ours, theirs, digest);
    await client.copy(theirs, mounted, digest);
    await client.copy(mounted, back, digest);
    for (const repository of [theirs, mounted, back]) {
      expect(await client.isComplete(repository, digest)).toBe(true);
      const reference = `${repository.registry}/${repository.name}@${digest}`;
      expect(await runBeside('crane', ['validate', '--remote', reference])).toContain('PASS');
    }
  });

  test('a tag there is not moved and is used again', async () => {
    const { client } = clientOf();
    const repository = { registry: docker.host, name: 'tags' };
    expect(await client.push({ repository, tag: 'v1', ...imageOf('one') })).toBe('pushed');
    expect(await client.push({ repository, tag: 'v1', ...imageOf('one') })).toBe('already');
    await expect(client.push({ repository, tag: 'v1', ...imageOf('two') })).rejects.toMatchObject({
      kind: 'taken',
    });
    expect(await client.tags(repository)).toEqual(['v1']);
    expect(await client.platforms({ repository, tag: 'v1' })).toEqual(['linux/amd64']);
  });
});
