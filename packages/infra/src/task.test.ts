import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  root = mkdtempSync(join(tmpdir(), 'fairlead-infra-'));
  task = join(root, 'task.cjs');
  const entryPoints = [fileURLToPath(new URL('./task.ts', import.meta.url))];
  await build({ entryPoints, outfile: task, bundle: true, platform: 'node', format: 'cjs' });
}, 30_000);
afterAll(() => rmSync(root, { recursive: true }));

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [task, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

function environmentAt(
  name: string,
  ...[environment, services]: Partial<Parameters<typeof needsFiles>>
): string {
  const folder = join(root, name);
  writeFolder(
    folder,
    needsFiles(environment ?? resolvedEnvironment(), services ?? { api: serviceNeeds('api') }),
  );
  return folder;
}

const stackOf = (folder: string) => readFileSync(join(folder, 'infra/cdk.tf.json'), 'utf8');

test('two folders get the same bytes, and neither is named in them', () => {
  const one = environmentAt('one');
  const two = environmentAt('deep/er/two');
  expect(run(one)).toEqual({ status: 0, stdout: 'infra: infra/cdk.tf.json written\n', stderr: '' });
  expect(run(two).status).toBe(0);
  expect(stackOf(two)).toBe(stackOf(one));
  expect(stackOf(one)).not.toMatch(/"\/|fairlead-infra-/);
}, 30_000);

test('what Terraform keeps beside the stack stays, and an equal stack is not written again', () => {
  const folder = environmentAt('kept');
  mkdirSync(join(folder, 'infra'));
  writeFileSync(join(folder, 'infra/.terraform.lock.hcl'), '# lock');
  run(folder);
  expect(run(folder).stdout).toBe('infra: unchanged\n');
  expect(readFileSync(join(folder, 'infra/.terraform.lock.hcl'), 'utf8')).toBe('# lock');
}, 30_000);

test('an environment that leaves the cloud loses its stack', () => {
  const folder = environmentAt('left');
  run(folder);
  writeFolder(folder, needsFiles(resolvedEnvironment({ cloud: { provider: 'none' } }), {}));
  mkdirSync(join(folder, 'infra'));
  writeFileSync(join(folder, 'infra/cdk.tf.json'), '{}');
  expect(run(folder).stdout).toContain('in no cloud');
  expect(existsSync(join(folder, 'infra/cdk.tf.json'))).toBe(false);
}, 30_000);

test('a need that is not met ends with exit code 5 and writes nothing', () => {
  const queues = { jobs: { access: 'both', deliveries: 5, ackSeconds: 60 } } as const;
  const folder = environmentAt('refused', resolvedEnvironment(), { api: serviceNeeds('api', { queues }) });
  const { status, stdout, stderr } = run(folder);
  expect({ status, stdout }).toEqual({ status: 5, stdout: '' });
  expect(stderr).toMatch(
    /^FL_NOT_COMPILED apps\/environments\/stg\/needs\.json services\.api\.queues\.jobs\n/,
  );
  expect(existsSync(join(folder, 'infra'))).toBe(false);
}, 30_000);

test('a folder that is not there, or not named, is said', () => {
  expect(run('nowhere')).toMatchObject({
    status: 5,
    stderr: expect.stringContaining('FL_FOLDER_MISSING nowhere'),
  });
  expect(run()).toMatchObject({ status: 5, stderr: expect.stringContaining('FL_ARGUMENT_MISSING') });
}, 30_000);
