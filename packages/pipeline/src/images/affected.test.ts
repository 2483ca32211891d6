import { describe, expect, test } from 'vitest';
import { affectedImages, newestOf } from './affected.js';
import { type ImageBuild, inputFolders, inputsOf } from './inputs.js';

const build: ImageBuild = {
  context: 'apps/services/web',
  dockerfile: 'apps/services/web/Dockerfile',
  target: '',
  args: {},
  platforms: ['linux/amd64'],
};
const fromRoot: ImageBuild = { ...build, context: '', dockerfile: 'apps/services/api/Dockerfile' };

function inputsWith(files: Readonly<Record<string, string>>, of: ImageBuild) {
  const isInput = inputsOf(of, { read: (path) => files[path], definitions: 'apps' });
  return (paths: readonly string[]) => paths.filter(isInput);
}

describe('what an image is built from', () => {
  test('is all of its context', () => {
    const inputs = inputsWith({}, build);
    expect(inputs(['apps/services/web/a', 'apps/services/web/b/c', 'apps/services/api/a', 'a'])).toEqual([
      'apps/services/web/a',
      'apps/services/web/b/c',
    ]);
  });

  test('is not what its ignore file keeps from the engine', () => {
    const inputs = inputsWith({ 'apps/services/web/.dockerignore': '*\n!site' }, build);
    const folder = 'apps/services/web';
    expect(inputs([`${folder}/site/index.html`, `${folder}/README.md`, `${folder}/web.test.ts`])).toEqual([
      `${folder}/site/index.html`,
    ]);
  });

  test('is its Dockerfile and its ignore file, which no ignore file can hide', () => {
    const inputs = inputsWith({ 'apps/services/web/.dockerignore': '*' }, build);
    const files = ['apps/services/web/Dockerfile', 'apps/services/web/.dockerignore'];
    expect(inputs(files)).toEqual(files);
  });

  test('is said by the ignore file of the Dockerfile rather than of the context', () => {
    const own = { 'apps/services/api/Dockerfile.dockerignore': '*\n!package-lock.json\n!apps/services/api' };
    const inputs = inputsWith({ ...own, '.dockerignore': 'package-lock.json' }, fromRoot);
    expect(
      inputs(['package-lock.json', 'apps/services/api/src/main.ts', 'apps/services/web/a', '.dockerignore']),
    ).toEqual(['package-lock.json', 'apps/services/api/src/main.ts']);
  });

  test('is never a definition or what follows from one', () => {
    const inputs = inputsWith({}, fromRoot);
    expect(
      inputs([
        'apps/services/api/service.ts',
        'apps/platform.ts',
        'apps/names.ts',
        'apps/environments/dev/releases/api.json',
        'apps/environments/dev/manifests/api/objects.yaml',
        'apps/services/api/src/service.ts',
      ]),
    ).toEqual(['apps/services/api/src/service.ts']);
  });
});

describe('where inputs are looked for', () => {
  const looked = (files: Readonly<Record<string, string>>, of: ImageBuild) =>
    inputFolders(of, { read: (path) => files[path] });

  test('is what the ignore file names, where it keeps everything else away', () => {
    const own = 'apps/services/api/Dockerfile.dockerignore';
    expect(looked({ [own]: '*\n!libs/mail\n!apps/services/api\n**/*.test.ts' }, fromRoot)).toEqual([
      'apps/services/api',
      'libs/mail',
      'apps/services/api/Dockerfile',
      own,
      '.dockerignore',
    ]);
    expect(looked({ 'apps/services/web/.dockerignore': '*\n!site' }, build)).toContain(
      'apps/services/web/site',
    );
  });

  test('is the whole context otherwise', () => {
    expect(looked({}, build)).toContain('apps/services/web');
    expect(looked({ '.dockerignore': 'dist' }, fromRoot)).toContain('');
  });
});

const isIn = (folder: string) => (path: string) => path.startsWith(`${folder}/`);
const api = { service: 'api', inputs: [isIn('api')], newest: 'old' };
const web = { service: 'web', inputs: [isIn('web'), isIn('shared')], newest: 'older' };

test('a service is built when one of its inputs changed since its newest image', () => {
  const changes: Record<string, readonly string[]> = {
    old: ['web/a', 'README.md'],
    older: ['web/a', 'shared/b', 'api/a'],
  };
  const needs = affectedImages([api, web], (commit) => changes[commit] ?? []);
  expect(Object.fromEntries(needs)).toEqual({
    api: { kind: 'none', since: 'old' },
    web: { kind: 'changed', since: 'older', files: ['shared/b', 'web/a'] },
  });
});

test('a service without an image gets its first', () => {
  const needs = affectedImages([{ ...api, newest: undefined }], () => {
    throw new Error('nothing to compare with');
  });
  expect(needs.get('api')).toEqual({ kind: 'first' });
});

test('a commit that changes no service needs no image', () => {
  const needs = affectedImages([api, web], () => ['docs/a.md', 'package.json']);
  expect([...needs.values()].map(({ kind }) => kind)).toEqual(['none', 'none']);
});

test('the newest image is the nearest in the history of the commit, not the one built last', () => {
  expect(newestOf(['c', 'b', 'a'], new Set(['a', 'b', 'branch']))).toBe('b');
  expect(newestOf(['c', 'b', 'a'], new Set(['branch']))).toBeUndefined();
});
