import { expect, test } from 'vitest';
import { buildHash } from './build-hash.js';
import { type Release, releaseSchema } from './release.js';

const digest = `sha256:${'0a'.repeat(32)}`;
const image = { tag: 'a', digest, origin: 'built' } as const;
const release: Release = {
  schema: releaseSchema,
  service: 'api',
  images: { main: image },
  source: { commit: 'a'.repeat(40), at: '2026-11-02T09:30:00Z' },
  definition: { environment: 'dev', hash: digest },
};

test.each<[string, Partial<Release>]>([
  ['another definition', { definition: { environment: 'dev', hash: digest.replaceAll('0', 'f') } }],
  ['a definition of another commit', { renderedFrom: 'b'.repeat(40) }],
  ['a version', { version: '1.2.0' }],
  ['another tag', { images: { main: { ...image, tag: 'v1' } } }],
])('%s makes no other build', (_, difference) => {
  expect(buildHash({ ...release, ...difference })).toBe(buildHash(release));
});

test.each<[string, Partial<Release>]>([
  ['another commit', { source: { ...release.source, commit: 'b'.repeat(40) } }],
  ['another image', { images: { main: { ...image, digest: digest.replaceAll('0', 'f') } } }],
  ['one image more', { images: { main: image, proxy: image } }],
  ['another service', { service: 'web' }],
])('%s is another build', (_, difference) => {
  expect(buildHash({ ...release, ...difference })).not.toBe(buildHash(release));
});

test('the hash of a build is kept in Git, so it stays what it is', () => {
  expect(buildHash(release)).toMatchInlineSnapshot(
    `"sha256:356409c43dc3de0e86d3a7cc201e55a6939ce9489ebd9948d94454a8400a3e17"`,
  );
});
