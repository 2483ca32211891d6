import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeFolder } from '@fairlead/files';
import { needsFiles, resolvedEnvironment, serviceNeeds } from '@fairlead/model/testing';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';

let root: string;
let task: string;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'fairlead-monitors-'));
  task = join(root, 'task.cjs');
  const entryPoints = [fileURLToPath(new URL('./task.ts', import.meta.url))];
  await build({ entryPoints, outfile: task, bundle: true, platform: 'node', format: 'cjs' });
});
afterAll(() => rmSync(root, { recursive: true }));

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [task, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

const both = { api: serviceNeeds('api'), web: serviceNeeds('web') };

test('the monitors of a service that is gone go with it', () => {
  const folder = join(root, 'stg');
  writeFolder(folder, needsFiles(resolvedEnvironment(), both));
  expect(run(folder)).toEqual({
    status: 0,
    stdout: 'monitors: 2 written, 0 removed, 0 unchanged\n',
    stderr: '',
  });
  writeFolder(folder, new Map([...needsFiles(resolvedEnvironment(), { web: both.web })]));
  run(folder);
  expect(readdirSync(join(folder, 'monitors'))).toEqual(['web.json']);
});

test('two folders get the same bytes', () => {
  const [one, two] = ['one', 'two'].map((name) => {
    const folder = join(root, name);
    writeFolder(folder, needsFiles(resolvedEnvironment(), both));
    run(folder);
    return readFileSync(join(folder, 'monitors/api.json'), 'utf8');
  });
  expect(one).toBe(two);
});

test('a file of another version ends with exit code 5 and writes nothing', () => {
  const folder = join(root, 'other');
  writeFolder(folder, new Map([['environment.json', '{}']]));
  const { status, stdout, stderr } = run(folder);
  expect({ status, stdout }).toEqual({ status: 5, stdout: '' });
  expect(stderr).toContain(`FL_RESOLVED_VERSION ${folder}/environment.json schema`);
  expect(readdirSync(folder)).toEqual(['environment.json']);
});
