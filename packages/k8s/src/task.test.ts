import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeFolder } from '@fairlead/files';
import { printJson, printRelease } from '@fairlead/model';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { environmentOf } from './testing/at.js';
import { releaseOf } from './testing/releases.js';
import { webService } from './testing/resolved.js';

let root: string;
let task: string;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'fairlead-k8s-'));
  task = join(root, 'task.cjs');
  const entryPoints = [fileURLToPath(new URL('./task.ts', import.meta.url))];
  await build({ entryPoints, outfile: task, bundle: true, platform: 'node', format: 'cjs' });
});
afterAll(() => rmSync(root, { recursive: true }));

function run(folder: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [task, folder], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

function environmentAt(name: string): string {
  const folder = join(root, name);
  const web = webService();
  const files = {
    'environment.json': printJson(environmentOf()),
    'services/web.json': printJson(web),
    'releases/web.json': printRelease(releaseOf(web)),
  };
  writeFolder(folder, new Map(Object.entries(files)));
  return folder;
}

test('two folders get the same bytes, and a second run writes nothing', () => {
  const [one, two] = [environmentAt('one'), environmentAt('deep/er/two')];
  const said = { status: 0, stdout: 'prod: 1 service, 8 objects, 4 files written\n', stderr: '' };
  expect([run(one), run(two)]).toEqual([said, said]);
  const objects = 'manifests/web/objects.yaml';
  expect(readFileSync(join(one, objects), 'utf8')).toBe(readFileSync(join(two, objects), 'utf8'));
  const before = statSync(join(one, objects));
  expect(run(one).stdout).toBe('prod: 1 service, 8 objects, 0 files written\n');
  expect(statSync(join(one, objects))).toEqual(before);
});

test('what is wrong goes to stderr, and what was written stays', () => {
  const folder = environmentAt('wrong');
  run(folder);
  const before = readFileSync(join(folder, 'manifests/web/objects.yaml'), 'utf8');
  writeFileSync(join(folder, 'releases/web.json'), '{');
  const { status, stdout, stderr } = run(folder);
  expect({ status, stdout }).toEqual({ status: 5, stdout: '' });
  expect(stderr).toContain('FL_RELEASE_JSON apps/environments/prod/releases/web.json');
  expect(readFileSync(join(folder, 'manifests/web/objects.yaml'), 'utf8')).toBe(before);
});

test('files that nothing renders any more are removed', () => {
  const folder = environmentAt('stale');
  writeFolder(join(folder, 'manifests/old'), new Map([['objects.yaml', 'old']]));
  expect(run(folder).stdout).toBe('prod: 1 service, 8 objects, 4 files written, 1 removed\n');
});
