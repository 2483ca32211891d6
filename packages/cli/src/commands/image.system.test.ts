import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type LoopbackRegistry, parseReference, RegistryClient, startRegistry } from '@fairlead/pipeline';
import { type Ran, TestClone } from '@fairlead/workspace/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { answered } from '../testing/answered.js';
import { putDocker as putProgram } from '../testing/docker.js';
import { bringUpToDate } from '../testing/up-to-date.js';

let clone: TestClone;
let registry: LoopbackRegistry;
/** Programs that are on PATH; `docker` is not among them unless a test puts one there. */
let programs: string;
let start: string;

beforeAll(async () => {
  registry = await startRegistry({ access: { kind: 'bearer', user: 'harbour', password: 'secret' } });
  clone = new TestClone();
  const dev = 'apps/environments/dev/environment.ts';
  clone.edit(dev, "tier: 'development',", `tier: 'development',\n  registry: '${registry.host}/harbour',`);
  await bringUpToDate(clone.root);
  clone.keep();
  start = clone.start;
  programs = mkdtempSync(join(tmpdir(), 'fairlead programs '));
  const git = (await promisify(execFile)('sh', ['-c', 'command -v git'])).stdout.trim();
  symlinkSync(git, join(programs, 'git'));
  const auth = Buffer.from('harbour:secret').toString('base64');
  writeFileSync(join(programs, 'config.json'), JSON.stringify({ auths: { [registry.host]: { auth } } }));
});

beforeEach(() => {
  clone.reset();
  rmSync(join(programs, 'docker'), { force: true });
});

afterAll(async () => {
  await registry.close();
  clone.remove();
  rmSync(programs, { recursive: true });
});

/** In this process, which answers as the registry too. */
function fairlead(...args: readonly string[]): Promise<Ran> {
  const env = { ...clone.env, PATH: programs, DOCKER_CONFIG: programs };
  return answered({ root: clone.root, env }, ...args);
}

/** In a process of its own, beside this one, which answers as the registry. */
async function inProcess(...args: readonly string[]): Promise<Ran> {
  const env = { ...clone.env, PATH: programs, DOCKER_CONFIG: programs };
  const command = [join(clone.root, 'packages/cli/bin/fairlead.mjs'), ...args];
  try {
    const ran = await promisify(execFile)(process.execPath, command, { cwd: clone.root, env });
    return { exit: 0, ...ran };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { exit: code, stdout, stderr };
  }
}

interface Json {
  readonly plan: { readonly actions: readonly { readonly kind: string; readonly service: string }[] };
  readonly images: readonly { readonly repository: string; readonly tag: string; readonly digest: string }[];
}

const json = async (...args: readonly string[]): Promise<Json> => jsonOf(await fairlead(...args, '--json'));

function jsonOf({ exit, stdout, stderr }: Ran): Json {
  expect({ exit, stderr: stderr.replace(/^building .*\n/gm, '') }).toEqual({ exit: 0, stderr: '' });
  return JSON.parse(stdout) as Json;
}

const kindsOf = ({ plan }: Json) => plan.actions.map(({ service, kind }) => `${service} ${kind}`);
const change = (path: string) => {
  mkdirSync(join(clone.root, path, '..'), { recursive: true });
  writeFileSync(join(clone.root, path), `changed ${Math.random()}`);
  clone.commit();
};
const codesOf = ({ stderr }: Ran) => stderr.match(/^FL_[A-Z_]+/gm) ?? [];
const plain = ['--builder', 'plain'] as const;

/** Puts an engine on PATH. */
const putDocker = (run: string): void => putProgram(programs, run, join(clone.root, '.git/docker-arguments'));

test('a dry run says what would be built, and asks no registry where it would push nothing', async () => {
  const before = registry.requests.length;
  const { exit, stdout } = await fairlead('image', 'build', '--dry-run');
  expect(exit).toBe(0);
  expect(stdout.replaceAll(/[0-9a-f]{12}/g, 'COMMIT').replaceAll(registry.host, 'HOST')).toBe(
    `images of COMMIT
  api: build HOST/harbour/api:COMMIT for linux/amd64, the first image
  web: build HOST/harbour/web:COMMIT for linux/amd64, the first image
  worker: build HOST/harbour/worker:COMMIT for linux/amd64, the first image
`,
  );
  expect(registry.requests.length).toBe(before);
});

test('what a commit changes is pushed once, under its hash', async () => {
  const first = await json('image', 'push', ...plain);
  expect(kindsOf(first)).toEqual(['api build', 'web build', 'worker build']);
  const client = new RegistryClient({
    credentials: async () => ({ kind: 'password', user: 'harbour', password: 'secret' }),
    waiting: { wait: async () => {}, random: () => 0 },
  });
  for (const { repository: name, tag, digest } of first.images) {
    expect(tag).toBe(start);
    const { repository } = parseReference(`${name}:${tag}`);
    expect(await client.resolve({ repository, tag })).toBe(digest);
  }
  const second = await json('image', 'push', ...plain);
  expect(kindsOf(second)).toEqual(['api reuse', 'web reuse', 'worker reuse']);
  expect(second.images).toEqual(first.images);
  const again = await json('image', 'push', ...plain, '--service', 'web');
  expect(kindsOf(again)).toEqual(['web reuse']);
  expect(again.images).toEqual([expect.objectContaining({ digest: first.images[1]?.digest })]);

  change('docs/note.md');
  change('apps/services/web/README.md');
  clone.edit('apps/services/web/service.ts', 'export default', '// Nothing.\nexport default');
  clone.commit();
  expect(kindsOf(await json('image', 'push', ...plain))).toEqual(['api skip', 'web skip', 'worker skip']);

  change('apps/services/web/site/new.html');
  const dry = await fairlead('image', 'push', '--dry-run');
  expect(dry.stdout).toContain('apps/services/web/site/new.html changed');
  const changed = await json('image', 'push', ...plain);
  expect(kindsOf(changed)).toEqual(['api skip', 'web build', 'worker skip']);
  expect(changed.images[0]?.digest).not.toBe(first.images[1]?.digest);

  // A build that was never run is made up for.
  change('apps/services/api/src/new.ts');
  change('docs/other.md');
  expect(kindsOf(await json('image', 'push', ...plain))).toEqual(['api build', 'web skip', 'worker skip']);
});

test('a merge has an image of its own, also of what was built on the branch', async () => {
  await json('image', 'push', ...plain);
  const branch = clone.git('symbolic-ref', '--short', 'HEAD').trim();
  clone.git('switch', '--quiet', '--create', 'tides');
  change('apps/services/web/site/tides.txt');
  expect((await json('image', 'push', ...plain)).images.map(({ tag }) => tag)).toEqual([
    clone.git('rev-parse', 'HEAD').trim(),
  ]);
  clone.git('switch', '--quiet', branch);
  clone.git('merge', '--quiet', '--no-ff', '--message', 'tides', 'tides');
  const merged = await json('image', 'push', ...plain);
  expect(merged.images.map(({ tag }) => tag)).toEqual([clone.git('rev-parse', 'HEAD').trim()]);
  expect(kindsOf(merged)).toContain('web build');
});

test('the same commit gives the same image whatever the work tree holds', async () => {
  const digestOf = async () => (await json('image', 'build', ...plain, '--service', 'web')).images[0]?.digest;
  const clean = await digestOf();
  writeFileSync(join(clone.root, 'apps/services/web/site/index.html'), 'an edit');
  expect(await digestOf()).toBe(clean);
});

test('what was built before is packed from its folder', async () => {
  const from = ['--from', 'apps/services/web/site', '--entrypoint', '/app/run', 'serve'] as const;
  const { images } = await json('image', 'build', ...plain, '--service', 'web', ...from);
  expect(images[0]?.digest).toMatch(/^sha256:/);
  const none = await fairlead('image', 'build', ...plain, '--service', 'web', '--from', 'nowhere');
  expect(codesOf(none)).toEqual(['FL_IMAGE_FILE']);
});

test('what is not committed is not pushed under a commit', async () => {
  emptyCommit();
  writeFileSync(join(clone.root, 'apps/services/web/site/index.html'), 'an edit');
  writeFileSync(join(clone.root, 'apps/services/web/README.md'), 'an edit');
  const refused = await fairlead('image', 'push', ...plain, '--service', 'web');
  expect(refused.exit).toBe(5);
  expect(refused.stderr).toContain('FL_IMAGE_UNCOMMITTED apps/services/web/site/index.html\n');
  expect(codesOf(refused)).toEqual(['FL_IMAGE_UNCOMMITTED']);
});

test('a link is no file of an image', async () => {
  symlinkSync('index.html', join(clone.root, 'apps/services/web/site/link.html'));
  clone.commit();
  const refused = await fairlead('image', 'build', ...plain, '--service', 'web');
  expect(refused.stderr).toContain('FL_IMAGE_FILE apps/services/web/site/link.html\n');
});

test('a clone without its history is refused', async () => {
  writeFileSync(join(clone.root, '.git/shallow'), `${start}\n`);
  try {
    expect(codesOf(await fairlead('image', 'build', '--dry-run'))).toEqual(['FL_IMAGE_SHALLOW']);
  } finally {
    rmSync(join(clone.root, '.git/shallow'));
  }
});

test("without an engine the engine's builder is refused", async () => {
  const without = await fairlead('image', 'build', '--service', 'web');
  expect(without.stderr).toContain('there is no docker on PATH; install Docker with buildx');
  putDocker('');
  writeFileSync(join(programs, 'docker'), '#!/bin/sh\nexit 1\n');
  const old = await fairlead('image', 'build', '--service', 'web');
  expect([old.exit, codesOf(old)]).toEqual([5, ['FL_IMAGE_BUILDER']]);
  expect(old.stderr).toContain('docker is here without its buildx');
});

/** A commit that no image is of yet. */
function emptyCommit(): string {
  clone.git('commit', '--quiet', '--allow-empty', `--message=${Math.random()}`);
  return clone.git('rev-parse', 'HEAD');
}

test('an engine gets its arguments, and what it pushed is what is told', async () => {
  const commit = emptyCommit();
  putDocker("tell(await pushed('', 'honest'));");
  const { images } = await json('image', 'push', '--service', 'api');
  expect(images).toEqual([
    expect.objectContaining({ digest: expect.stringMatching(/^sha256:/), tag: commit }),
  ]);
  const told = JSON.parse(readFileSync(join(clone.root, '.git/docker-arguments'), 'utf8')) as string[];
  expect(told.slice(0, 4)).toEqual(['buildx', 'build', '--file', 'apps/services/api/Dockerfile']);
  expect(told.filter((each) => each.includes(`${registry.host}/harbour/api,`))).toEqual([
    expect.stringMatching(/^type=image,.*push-by-digest=true/),
  ]);
  const again = await json('image', 'push', '--service', 'api');
  expect([kindsOf(again), again.images]).toEqual([['api reuse'], images]);
});

test.each([
  ['tells nothing', '', 'FL_IMAGE_BUILD'],
  ['tells what is nowhere', "tell('sha256:' + '0'.repeat(64));", 'FL_IMAGE_ABSENT'],
])('an engine that %s is not believed', async (_, run, code) => {
  emptyCommit();
  putDocker(run);
  expect(codesOf(await fairlead('image', 'push', '--service', 'api'))).toEqual([code]);
});

test('an engine that lost its tag to another leaves it there, and the image of that one is told', async () => {
  const commit = emptyCommit();
  putDocker("await pushed(commit, 'theirs'); tell(await pushed('', 'ours'));");
  const { images } = await json('image', 'push', '--service', 'api');
  putDocker('process.exitCode = 1;');
  const again = await json('image', 'push', '--service', 'api');
  expect([kindsOf(again), again.images]).toEqual([['api reuse'], images]);
  expect(images).toEqual([expect.objectContaining({ tag: commit })]);
});

test('two that push one commit at the same moment leave one image of it, which both then find', async () => {
  for (const folder of ['one', 'other']) {
    mkdirSync(join(clone.root, '.git', folder), { recursive: true });
    writeFileSync(join(clone.root, '.git', folder, 'index.html'), folder);
  }
  const client = new RegistryClient({
    credentials: async () => ({ kind: 'password', user: 'harbour', password: 'secret' }),
    waiting: { wait: async () => {}, random: () => 0 },
  });
  const { repository } = parseReference(`${registry.host}/harbour/web:x`);
  for (const _ of Array.from({ length: 5 })) {
    const tag = emptyCommit();
    const push = (folder: string) =>
      inProcess('image', 'push', ...plain, '--service', 'web', '--from', `.git/${folder}`, '--json');
    const pushed = (await Promise.all(['one', 'other'].map(push))).flatMap((ran) => jsonOf(ran).images);
    const named = await client.resolve({ repository, tag });
    const found = (await json('image', 'push', ...plain, '--service', 'web')).images;
    expect(found).toEqual([expect.objectContaining({ tag, digest: named })]);
    expect(pushed.map(({ digest }) => digest)).toContain(named);
    // Registries know no conditional push: whoever was told another one was told of one that is there.
    for (const { digest } of pushed)
      expect(await client.isComplete(repository, digest as `sha256:${string}`)).toBe(true);
  }
});

test('an engine that fails ends the command, and its words are shown', async () => {
  putDocker("console.error('no space left'); process.exitCode = 7;");
  const failed = await inProcess('image', 'build', '--service', 'web');
  expect([failed.exit, codesOf(failed)]).toEqual([5, ['FL_IMAGE_BUILD']]);
  expect(failed.stderr).toContain('no space left');
  expect(failed.stderr).toContain('docker ended with status 7');
});

test.each([
  [['--service', 'moon'], 'FL_IMAGE_SERVICE'],
  [['--env', 'moon'], 'FL_ENVIRONMENT_UNKNOWN'],
])('%j is not there', async (args, code) => {
  expect(codesOf(await fairlead('image', 'build', ...args))).toEqual([code]);
});

test.each([
  ['--from', 'a'],
  ['--entrypoint', 'a'],
  ['--builder', 'plain', '--from', 'a'],
  ['--builder', 'kaniko'],
])('%s %s is a wrong use', async (...args) => {
  expect(await fairlead('image', 'build', ...args)).toMatchObject({ exit: 64, stdout: '' });
});
