import { join } from 'node:path';
import type { TestClone } from '@fairlead/workspace/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { updatedClone } from '../testing/up-to-date.js';

let clone: TestClone;

beforeAll(async () => {
  clone = await updatedClone();
  const remote = join(clone.root, '.git/remote.git');
  clone.git('init', '--quiet', '--bare', remote);
  clone.git('remote', 'add', 'origin', remote);
  clone.git('push', '--quiet', 'origin', 'main');
});

afterAll(() => clone.remove());

const objects = 'apps/environments/stg/manifests/worker/objects.yaml';
const marks = () => clone.git('ls-remote', 'origin', 'refs/fairlead/deployed/*');

function codes(...args: readonly string[]): readonly string[] {
  const { exit, value } = clone.json('deploy', ...args);
  expect(exit).toBe(5);
  const { problems } = value as { problems: readonly { code: string; file: string }[] };
  return problems.map(({ code, file }) => `${code} ${file}`);
}

test('a change that is not committed is refused, and no environment is marked', () => {
  clone.edit(objects, 'replicas: 1', 'replicas: 5');
  expect(codes()).toEqual([`FL_DEPLOY_DRIFT ${objects}`, `FL_DEPLOY_UNCOMMITTED ${objects}`]);
  clone.reset();
  expect(marks()).toBe('');
});

test('a dry run says what would be done and does nothing', () => {
  const head = clone.git('rev-parse', '--short=12', 'HEAD');
  const { exit, stdout } = clone.fairlead('deploy', '--dry-run');
  expect({ exit, stdout }).toEqual({
    exit: 0,
    stdout: ['dev', 'stg', 'prod'].map((name) => `${name}: would be delivered at ${head}\n`).join(''),
  });
  expect(marks()).toBe('');
});

test('a commit that was not pushed to the branch is refused', () => {
  clone.git('switch', '--quiet', '--create', 'topic');
  clone.git('commit', '--quiet', '--allow-empty', '--message=Elsewhere');
  expect(codes('--env', 'dev')).toEqual(['FL_DEPLOY_BRANCH apps/environments/dev']);
  clone.git('switch', '--quiet', 'main');
});

test('an environment is marked here and at the remote, and the second time there is nothing to do', () => {
  const head = clone.git('rev-parse', 'HEAD');
  const first = clone.fairlead('deploy', '--env', 'dev');
  expect(first).toMatchObject({ exit: 0, stdout: `dev: is delivered at ${head.slice(0, 12)}\n` });
  expect(clone.git('rev-parse', 'refs/fairlead/deployed/dev')).toBe(head);
  expect(marks()).toBe(`${head}\trefs/fairlead/deployed/dev`);
  expect(clone.fairlead('deploy', '--env', 'dev')).toMatchObject({ exit: 0, stdout: 'dev: nothing to do\n' });
  expect(marks()).toBe(`${head}\trefs/fairlead/deployed/dev`);
});

test('a commit that leaves the manifests as they are has nothing to deliver', () => {
  const before = marks();
  clone.git('commit', '--quiet', '--allow-empty', '--message=Words');
  expect(clone.fairlead('deploy', '--env', 'dev')).toMatchObject({ exit: 0, stdout: 'dev: nothing to do\n' });
  expect(marks()).toBe(before);
});

test('once such a commit is on the branch the mark follows it, so that it is not looked at for ever', () => {
  const head = clone.git('rev-parse', 'HEAD');
  clone.git('push', '--quiet', 'origin', 'main');
  expect(clone.fairlead('deploy', '--env', 'dev')).toMatchObject({ exit: 0, stdout: 'dev: nothing to do\n' });
  expect(marks()).toBe(`${head}\trefs/fairlead/deployed/dev`);
  expect(clone.git('rev-parse', 'refs/fairlead/deployed/dev')).toBe(head);
});

test('where there is nothing to do, a remote that cannot be reached is no failure', () => {
  const mark = clone.git('rev-parse', 'refs/fairlead/deployed/dev');
  clone.git('commit', '--quiet', '--allow-empty', '--message=More words');
  clone.git('push', '--quiet', 'origin', 'main');
  clone.git('remote', 'set-url', '--push', 'origin', join(clone.root, 'nowhere.git'));
  expect(clone.fairlead('deploy', '--env', 'dev')).toMatchObject({ exit: 0, stdout: 'dev: nothing to do\n' });
  expect(clone.git('rev-parse', 'refs/fairlead/deployed/dev')).toBe(mark);
  clone.git('remote', 'set-url', '--push', 'origin', join(clone.root, '.git/remote.git'));
});

test('a clone that never delivered learns from the remote what was', () => {
  clone.git('update-ref', '-d', 'refs/fairlead/deployed/dev');
  expect(clone.fairlead('deploy', '--env', 'dev')).toMatchObject({ exit: 0, stdout: 'dev: nothing to do\n' });
});

test('a mark that cannot be pushed is an error, and is not kept here', () => {
  clone.git('push', '--quiet', 'origin', 'main');
  clone.git('remote', 'set-url', '--push', 'origin', join(clone.root, 'nowhere.git'));
  expect(codes('--env', 'stg')).toEqual(['FL_DEPLOY_PUSH ']);
  expect(clone.asks('rev-parse', '--verify', '--quiet', 'refs/fairlead/deployed/stg')).toBeUndefined();
  expect(clone.fairlead('deploy', '--env', 'stg', '--no-push')).toMatchObject({ exit: 0 });
  expect(clone.asks('rev-parse', '--verify', '--quiet', 'refs/fairlead/deployed/stg')).toBeDefined();
});
