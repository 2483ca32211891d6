import { expect, test } from 'vitest';
import { buildxArguments, digestInMetadata, type EngineBuild } from './buildx.js';
import type { ImageBuild } from './inputs.js';
import { imagesPlanText, planImages } from './plan.js';

const commit = '1e10c0ffee'.repeat(4);
const digest = `sha256:${'0a'.repeat(32)}` as const;
const build: ImageBuild = {
  context: '',
  dockerfile: 'apps/services/api/Dockerfile',
  target: 'app',
  args: { VERSION: 'a b', COLOUR: '$(id)' },
  platforms: ['linux/amd64', 'linux/arm64'],
};
const main = { image: 'main', repository: 'ghcr.io/harbour/api', build, existing: 'absent' } as const;

test('a commit builds what changed, uses again what is there, and says why it leaves the rest', () => {
  const plan = planImages(commit, [
    {
      service: 'api',
      need: { kind: 'changed', since: 'b'.repeat(40), files: ['a', 'b', 'c'] },
      images: [main, { ...main, image: 'jobs', repository: 'ghcr.io/harbour/api-jobs', existing: digest }],
    },
    { service: 'web', need: { kind: 'none', since: 'a'.repeat(40) }, images: [main] },
  ]);
  expect(plan.actions).toEqual([
    {
      kind: 'build',
      service: 'api',
      image: 'main',
      repository: 'ghcr.io/harbour/api',
      tag: commit,
      because: { kind: 'changed', since: 'b'.repeat(40), files: ['a', 'b', 'c'] },
      build,
    },
    {
      kind: 'reuse',
      service: 'api',
      image: 'jobs',
      repository: 'ghcr.io/harbour/api-jobs',
      tag: commit,
      digest,
    },
    { kind: 'skip', service: 'web', because: 'unchanged', since: 'a'.repeat(40) },
  ]);
  expect(imagesPlanText(plan)).toBe(
    [
      'images of 1e10c0ffee1e',
      '  api: build ghcr.io/harbour/api:1e10c0ffee1e for linux/amd64, linux/arm64, a and 2 more changed',
      `  api: ghcr.io/harbour/api-jobs has it as ${digest}`,
      '  web: nothing to build, unchanged since aaaaaaaaaaaa',
    ].join('\n'),
  );
});

test('a second run for a commit tells the images of the first', () => {
  const images = [{ ...main, existing: digest }];
  const plan = planImages(commit, [{ service: 'api', need: { kind: 'none', since: commit }, images }]);
  expect(plan.actions).toEqual([
    { kind: 'reuse', service: 'api', image: 'main', repository: main.repository, tag: commit, digest },
  ]);
});

const run: EngineBuild = {
  repository: 'ghcr.io/harbour/api',
  tag: commit,
  build,
  origin: { revision: commit, source: 'https://git.example.com/harbour', created: '2026-11-02T09:30:00Z' },
  metadataFile: '/tmp/metadata.json',
  to: 'push',
  cache: 'registry',
};

test('an engine is told all of it, each argument as it is', () => {
  expect(buildxArguments(run)).toEqual([
    'buildx',
    'build',
    '--file',
    'apps/services/api/Dockerfile',
    '--output',
    'type=image,name=ghcr.io/harbour/api,push-by-digest=true,name-canonical=true,push=true',
    '--platform',
    'linux/amd64,linux/arm64',
    '--target',
    'app',
    '--build-arg',
    'COLOUR=$(id)',
    '--build-arg',
    'SOURCE_DATE_EPOCH=1793611800',
    '--build-arg',
    'VERSION=a b',
    '--label',
    'org.opencontainers.image.created=2026-11-02T09:30:00Z',
    '--label',
    `org.opencontainers.image.revision=${commit}`,
    '--label',
    'org.opencontainers.image.source=https://git.example.com/harbour',
    '--cache-from',
    'type=registry,ref=ghcr.io/harbour/api:buildcache',
    '--cache-to',
    'type=registry,ref=ghcr.io/harbour/api:buildcache,mode=max,image-manifest=true,oci-mediatypes=true',
    '--metadata-file',
    '/tmp/metadata.json',
    '.',
  ]);
});

test('a build that is only a check pushes neither image nor cache', () => {
  const check = buildxArguments({ ...run, to: 'check', build: { ...build, context: 'apps', target: '' } });
  expect(check.filter((each) => ['--output', '--cache-to', '--target'].includes(each))).toEqual([]);
  expect(check).toContain('--cache-from');
  expect(check).toContain(`ghcr.io/harbour/api:${commit}`);
  expect(check.at(-1)).toBe('apps');
});

test('without a cache none is named', () => {
  expect(buildxArguments({ ...run, cache: 'none' }).join(' ')).not.toContain('cache');
});

test('the engine tells the digest in its metadata', () => {
  const metadata = { 'buildx.build.ref': 'default/default/x', 'containerimage.digest': digest };
  expect(digestInMetadata(JSON.stringify(metadata))).toBe(digest);
  for (const text of ['', '{}', '[]', '{"containerimage.digest":"sha256:0"}'])
    expect(digestInMetadata(text)).toBeUndefined();
});
