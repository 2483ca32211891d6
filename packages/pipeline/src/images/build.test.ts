import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestOf } from '../oci/digest.js';
import { buildImage, type PlainImage } from './build.js';
import { storedGzip } from './gzip.js';
import { type LayerFile, tar } from './tar.js';

const file = (path: string, text: string, mode: LayerFile['mode'] = 0o644): LayerFile => ({
  path,
  bytes: Buffer.from(text),
  mode,
});

const image: PlainImage = {
  layers: [[file('app/main.js', 'console.log(1)\n'), file('app/run', '#!/bin/sh\n', 0o755)]],
  start: {
    entrypoint: ['/app/run'],
    cmd: ['serve'],
    env: { NODE_ENV: 'production', A: '1' },
    user: '65532:65532',
    workdir: '/app',
  },
  origin: {
    revision: '1e10c0ffee'.repeat(4),
    source: 'https://git.example.com/harbour/platform.git',
    created: '2026-11-02T09:30:00Z',
  },
  labels: { team: 'harbour' },
  platforms: ['linux/amd64'],
};

async function jsonAt(built: ReturnType<typeof buildImage>, digest: string) {
  const blob = built.blobs.find((each) => each.digest === digest);
  return JSON.parse(Buffer.from((await blob?.open()) as Uint8Array).toString());
}

test('the digest of an image is the same on every machine', () => {
  expect(buildImage(image).manifest.digest).toBe(
    'sha256:9e017a29d2c2e415e44f599eae2540493c23ba5fa02918d79b4f39ae24f10cdb',
  );
  const both = { ...image, platforms: ['linux/arm64', 'linux/amd64'] };
  expect(buildImage(both).manifest.digest).toBe(
    'sha256:c920ca771d5e48515cedc988b93c0c0dfa767dd4d173aa0bb391f69ac4ed3707',
  );
});

test('an image says what it starts and where it comes from', async () => {
  const built = buildImage(image);
  expect(built.manifest.kind).toBe('image');
  const config = built.manifest.kind === 'image' ? built.manifest.config.digest : '';
  expect(await jsonAt(built, config)).toEqual({
    architecture: 'amd64',
    os: 'linux',
    created: '2026-11-02T09:30:00Z',
    config: {
      Entrypoint: ['/app/run'],
      Cmd: ['serve'],
      Env: ['A=1', 'NODE_ENV=production'],
      User: '65532:65532',
      WorkingDir: '/app',
      Labels: {
        team: 'harbour',
        'org.opencontainers.image.created': '2026-11-02T09:30:00Z',
        'org.opencontainers.image.revision': image.origin.revision,
        'org.opencontainers.image.source': image.origin.source,
      },
    },
    rootfs: { type: 'layers', diff_ids: [digestOf(tar(image.layers[0] ?? []))] },
    history: [{ created: '2026-11-02T09:30:00Z', created_by: 'fairlead' }],
  });
});

test('an image of several platforms is an index of one image for each', () => {
  const built = buildImage({ ...image, platforms: ['linux/arm64/v8', 'linux/amd64', 'linux/amd64'] });
  expect(built.manifest.kind === 'index' && built.manifest.manifests.map(({ platform }) => platform)).toEqual(
    [
      { os: 'linux', architecture: 'amd64' },
      { os: 'linux', architecture: 'arm64', variant: 'v8' },
    ],
  );
  expect(built.parts.map(({ digest }) => digest)).toEqual(
    built.manifest.kind === 'index' ? built.manifest.manifests.map(({ digest }) => digest) : [],
  );
});

test('a commit that changes no file changes no layer', () => {
  const later = { ...image, origin: { ...image.origin, created: '2026-12-24T18:00:00Z' } };
  const [layer] = buildImage(image).blobs;
  expect(buildImage(later).blobs[0]?.digest).toBe(layer?.digest);
  expect(buildImage(later).manifest.digest).not.toBe(buildImage(image).manifest.digest);
});

test.each(['linux', 'linux/amd64/', '/amd64', 'a/b/c/d', ''])('%s is no platform', (platform) => {
  expect(() => buildImage({ ...image, platforms: [platform] })).toThrow(/FL_IMAGE_PLATFORM/);
});

test.each([
  ['/etc/passwd', /no path below/],
  ['../etc/passwd', /no path below/],
  ['a/../../b', /no path below/],
  ['a//b', /no path below/],
  ['./a', /no path below/],
  ['', /no path below/],
  ['a\0b', /no path below/],
])('a file may not be at %s', (path, what) => {
  expect(() => tar([file(path, '')])).toThrow(what);
  expect(() => tar([file(path, '')])).toThrow(/FL_IMAGE_PATH/);
});

test('a path is a file once, and no folder as well', () => {
  expect(() => tar([file('a', '1'), file('a', '2')])).toThrow(/there twice/);
  expect(() => tar([file('a', '1'), file('a/b', '2')])).toThrow(/there twice/);
});

const paths = fc.uniqueArray(
  fc.stringMatching(/^[a-zé][a-z0-9.-]{0,130}(\/[a-z0-9][a-z0-9.-]{0,60}){0,3}$/),
  {
    selector: (path) => path.split('/')[0],
    maxLength: 8,
  },
);
const layers = fc
  .tuple(paths, fc.array(fc.uint8Array({ maxLength: 1500 }), { minLength: 8, maxLength: 8 }))
  .map(([names, contents]) =>
    names.map(
      (path, index): LayerFile => ({ path, bytes: contents[index] ?? new Uint8Array(), mode: 0o644 }),
    ),
  );

/** The same in another order. */
const shuffled = <T>(values: readonly T[]) =>
  fc.shuffledSubarray([...values], { minLength: values.length, maxLength: values.length });

test('the order in which files, variables, labels and platforms come changes nothing', () => {
  const variables = fc.dictionary(fc.stringMatching(/^[A-Z]{1,5}$/), fc.stringMatching(/^[a-z]{0,5}$/));
  const some = fc.subarray(['linux/amd64', 'linux/arm64', 'linux/arm/v7'], { minLength: 1 });
  const permuted = fc.tuple(layers, variables, some).chain(([files, env, platforms]) =>
    fc
      .tuple(shuffled(files), shuffled(Object.entries(env)), shuffled(platforms))
      .map(([files2, env2, platforms2]) => [
        { ...image, layers: [files], start: { env }, labels: env, platforms },
        {
          ...image,
          layers: [files2],
          start: { env: Object.fromEntries(env2) },
          labels: Object.fromEntries(env2),
          platforms: platforms2,
        },
      ]),
  );
  fc.assert(
    fc.property(permuted, ([one, other]) => {
      expect(buildImage(other as PlainImage).manifest.digest).toBe(
        buildImage(one as PlainImage).manifest.digest,
      );
    }),
  );
});

test('what is stored in a gzip comes out of it', () => {
  const sizes = fc.constantFrom(0, 1, 0xfffe, 0xffff, 0x10000, 3 * 0xffff);
  fc.assert(
    fc.property(sizes, fc.nat(255), (size, fill) => {
      const bytes = Buffer.alloc(size, fill);
      expect(gunzipSync(storedGzip(bytes)).equals(bytes)).toBe(true);
    }),
  );
});
