import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Ran, TestClone } from '@fairlead/workspace/testing';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { answered, answeredJson } from '../testing/answered.js';
import { updatedClone } from '../testing/up-to-date.js';

const kinds = ['server', 'worker', 'cron'] as const;
const [manifest, resolved] = [
  'apps/environments/prod/manifests/worker/objects.yaml',
  'apps/environments/prod/services/worker.json',
] as const;

let clone: TestClone;
/** What the commands said: services and an environment are added, one is edited, outputs are harmed, updated. */
let said: { readonly added: readonly Ran[]; readonly update: Ran; readonly again: Ran };
/** Everything that Git would commit, after the first update and after the second. */
let trees: readonly [string, string];

beforeAll(async () => {
  clone = await updatedClone();
  const added = [
    ...kinds.map((kind) => clone.fairlead('new', 'service', `new-${kind}`, '--kind', kind)),
    clone.fairlead('new', 'environment', 'rehearsal', '--tier', 'staging', '--from', 'dev'),
  ];
  clone.edit('apps/services/worker/service.ts', 'min: 1, max: 1', 'min: 3, max: 3');
  // What a run that was killed leaves: half a file, and the beginning of another.
  writeFileSync(join(clone.root, manifest), textOf(manifest).slice(0, 100));
  writeFileSync(join(clone.root, `${dirname(manifest)}/.objects.yaml.1234.partial`), 'api');
  writeFileSync(join(clone.root, resolved), '{');
  const update = clone.fairlead('update');
  const tree = treeOf();
  const again = clone.fairlead('update', '--json');
  said = { added, update, again };
  trees = [tree, treeOf()];
  clone.keep();
});

afterEach(() => clone.reset());
afterAll(() => clone.remove());

const textOf = (path: string) => readFileSync(join(clone.root, path), 'utf8');
const lastLines = (text: string) => text.trimEnd().split('\n').slice(-2);
const status = () => clone.git('status', '--porcelain');

function treeOf(): string {
  clone.git('add', '--all');
  return clone.git('write-tree');
}

test('what is added is written, registered, and followed by what to do next', () => {
  expect(said.added.map(({ exit }) => exit)).toEqual([0, 0, 0, 0]);
  expect(said.added.at(-1)?.stdout).toMatch(
    /^\+ apps\/environments\/rehearsal\/environment\.ts\n~ apps\/names\.ts\n~ apps\/platform\.ts\n\nNext:\n {2}1\. /,
  );
});

test('what is added is formatted as the rest is', () => {
  const files = [
    ...kinds.map((kind) => `apps/services/new-${kind}/service.ts`),
    'apps/environments/rehearsal/environment.ts',
  ];
  const { exit, stderr } = clone.node(
    'node_modules/@biomejs/biome/bin/biome',
    'check',
    ...files,
    'apps/platform.ts',
    'apps/names.ts',
  );
  expect(exit, stderr).toBe(0);
});

test('an update type-checks and resolves what was added', () => {
  expect(said.update.exit, said.update.stderr).toBe(0);
  for (const kind of kinds) {
    expect(said.update.stdout).toContain(`apps/environments/rehearsal/services/new-${kind}.json`);
  }
});

test('an update writes what follows from an edit, and mends what was cut off or harmed', () => {
  expect(textOf(manifest)).toContain('replicas: 3\n');
  expect(JSON.parse(textOf(resolved))).toMatchObject({ workloads: { watch: { scaling: { min: 3 } } } });
  expect(readdirSync(join(clone.root, dirname(manifest))).sort()).toEqual([
    'kustomization.yaml',
    'objects.yaml',
  ]);
});

test('a second update changes nothing', () => {
  expect(said.again.exit, said.again.stderr).toBe(0);
  expect(trees[1]).toBe(trees[0]);
});

test('after an update there is nothing to find', async () => {
  const { exit, stdout } = await answered(clone, 'check');
  expect(exit, stdout).toBe(0);
});

test('every example of the help does what it says', { timeout: 240_000 }, async () => {
  // An example compares with what was delivered. Those of the demo are run by its own test.
  expect(clone.fairlead('deploy').exit).toBe(0);
  const names = ['update', 'synth', 'diff', 'explain', 'check', 'deploy', 'new service', 'new environment'];
  for (const name of names) {
    const { stdout } = await answered(clone, ...name.split(' '), '--help');
    const examples = [...stdout.matchAll(/^ {2}\$ fairlead (.+)$/gm)].map(([, example = '']) => example);
    expect(examples, name).not.toEqual([]);
    for (const example of examples) {
      const words = example.split(' ');
      // What runs tasks lets them speak on the output of its process.
      const { exit, stderr } = ['update', 'synth', 'deploy'].includes(name)
        ? clone.fairlead(...words)
        : await answered(clone, ...words);
      expect(exit, `${example}\n${stderr}`).toBe(0);
      clone.reset();
    }
  }
});

test('a definition that does not type-check is named by the check, and nothing is written', () => {
  clone.edit('apps/services/worker/service.ts', 'min: 3', `min: 'one'`);
  const { exit, stdout, stderr } = clone.fairlead('update');
  expect({ exit, stdout }).toEqual({ exit: 5, stdout: '' });
  expect(stderr).toMatch(/apps\/services\/worker\/service\.ts\(\d+,\d+\): error TS2322: .*'string'/);
  expect(status()).toBe(' M apps/services/worker/service.ts');
});

test('an update that a definition stops ends with what is wrong with it', () => {
  clone.edit('apps/services/worker/service.ts', 'min: 3, max: 3', 'min: 4, max: 3');
  const { exit, stdout, stderr } = clone.fairlead('update');
  expect({ exit, stdout }).toEqual({ exit: 5, stdout: '' });
  expect(lastLines(stderr)).toEqual([
    expect.stringMatching(/^FL_SCALING_RANGE apps\/services\/worker\/service\.ts .+ = 3$/),
    '  below min (4); set max to 4 or more',
  ]);
});

test('a synth that a file stops ends with what is wrong with it, and hides it in nothing', () => {
  const file = 'apps/environments/stg/releases/api.json';
  writeFileSync(join(clone.root, file), '{');
  const { exit, stdout, stderr } = clone.fairlead('synth');
  expect({ exit, stdout }).toEqual({ exit: 5, stdout: '' });
  expect(lastLines(stderr)).toEqual([`FL_RELEASE_JSON ${file}`, expect.stringContaining('is not JSON: ')]);
  expect(stderr.trim().split('\n').length).toBeLessThan(20);
  expect(clone.json('synth', '--env', 'stg')).toMatchObject({
    exit: 5,
    value: { problems: [{ code: 'FL_RELEASE_JSON', file }] },
  });
});

test('a synth that fails for no fault of the environments shows what its task said', () => {
  rmSync(join(clone.root, 'packages/k8s/src/task.ts'));
  const { exit, stderr } = clone.fairlead('synth', '--env', 'stg');
  expect({ exit, stderr }).toEqual({ exit: 5, stderr: expect.stringContaining('src/task.ts') });
});

test('adding twice is an error that changes nothing', async () => {
  expect(await answeredJson(clone, 'new', 'service', 'new-cron')).toMatchObject({
    exit: 5,
    value: { problems: [{ code: 'FL_NAME_TWICE', file: 'apps/services/new-cron/service.ts' }] },
  });
  expect((await answeredJson(clone, 'new', 'environment', 'rehearsal', '--tier', 'staging')).exit).toBe(5);
  expect(status()).toBe('');
});

test('a service that was begun by a run that was killed is finished by the next', async () => {
  await answered(clone, 'new', 'service', 'sweeper', '--kind', 'cron');
  const { created, edited } = (
    await answeredJson(clone, 'new', 'service', 'other', '--kind', 'cron', '--dry-run')
  ).value as {
    created: { path: string };
    edited: readonly unknown[];
  };
  expect([created.path, edited.length]).toEqual(['apps/services/other/service.ts', 1]);
  expect(existsSync(join(clone.root, 'apps/services/other'))).toBe(false);
  clone.git('checkout', '--quiet', 'apps/platform.ts');
  expect(await answered(clone, 'new', 'service', 'sweeper', '--kind', 'cron')).toMatchObject({ exit: 0 });
  expect(textOf('apps/platform.ts')).toContain('sweeper');
});

test('a file that another hand began is not overwritten', async () => {
  await answered(clone, 'new', 'service', 'sweeper', '--kind', 'cron');
  clone.git('checkout', '--quiet', 'apps/platform.ts');
  expect(await answeredJson(clone, 'new', 'service', 'sweeper', '--kind', 'worker')).toMatchObject({
    exit: 5,
    value: { problems: [{ code: 'FL_NEW_EXISTS', file: 'apps/services/sweeper/service.ts' }] },
  });
  rmSync(join(clone.root, 'apps/services/sweeper'), { recursive: true });
});

test.each([
  [['service', 'k8s'], 'FL_NAME_RESERVED'],
  [['service', 'Upper'], 'FL_NAME'],
  [['service', '../../etc'], 'FL_NAME'],
  [['service', 'api'], 'FL_NAME_TWICE'],
  [['environment', 'pre', '--tier', 'staging', '--from', 'moon'], 'FL_DELIVERY_FROM'],
])('new %j is refused before anything is written', async (args, code) => {
  expect(await answeredJson(clone, 'new', ...args)).toMatchObject({
    exit: 5,
    value: { problems: [{ code }] },
  });
  expect(status()).toBe('');
});
