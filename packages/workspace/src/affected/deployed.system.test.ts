import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Ran, TestClone } from '../testing/clone.js';
import { affectedTasks, runTasks } from '../testing/nx.js';
import { prodsRelease } from './definition-rows.js';
import { apply, type Edit } from './edit.js';
import { writeGenerated } from './regenerate.js';
import { leaves } from './row.js';
import { taskList } from './task-list.js';

const clone = new TestClone();

beforeAll(() => {
  runTasks(clone, 'run-many', '--targets=synth');
  clone.keep();
});

beforeEach(() => {
  clone.reset();
  clone.git('update-ref', '-d', ref('prod'));
  expect(deploy('prod')).toMatchObject({ exit: 0 });
});

afterAll(() => clone.remove());

test('since its last deploy an environment has what was committed since, and nothing once it is deployed', async () => {
  commit(...prodsRelease);
  const release = commit({ file: 'README.md', append: '\nSee you.\n' });
  expect(await sinceDeploy('prod')).toEqual(taskList({ prod: ['synth-k8s', 'deploy-k8s'] }));

  expect(deploy('prod').stdout).toBe(`prod: is delivered at ${release.slice(0, 12)}\n`);
  expect(deployed('prod')).toBe(release);
  expect(await sinceDeploy('prod')).toEqual([]);
});

test('a deploy that was refused is asked for again', async () => {
  const before = deployed('prod');
  for (const edit of prodsRelease) apply(clone.root, edit);
  clone.commit();
  const { exit, stderr } = deploy('prod');
  expect(exit).not.toBe(0);
  expect(stderr).toContain('FL_DEPLOY_DRIFT');
  expect(deployed('prod')).toBe(before);
  expect(await sinceDeploy('prod')).toEqual(taskList({ prod: ['synth-k8s', 'deploy-k8s'] }));
});

test(`another environment's change is none of its own`, async () => {
  commit({ file: 'apps/environments/stg/releases/api.json', replace: '"sha256:1a91', by: '"sha256:1a92' });
  expect(await sinceDeploy('prod')).toEqual([]);
  expect(deploy('prod').stdout).toBe('prod: nothing to do\n');
});

test('what was looked at and left the manifests as they are is not looked at again', async () => {
  const seen = commit({ file: 'packages/k8s/src/index.ts', append: '\n// A comment.\n' });
  expect(await sinceDeploy('prod')).toEqual(taskList({ prod: ['synth-k8s', 'deploy-k8s'] }));
  expect(deploy('prod').stdout).toBe('prod: nothing to do\n');
  expect(deployed('prod')).toBe(seen);
  expect(await sinceDeploy('prod')).toEqual([]);
});

test('a retired environment is deployed once more, with nothing left that is applied by itself', async () => {
  apply(clone.root, {
    file: 'apps/environments/prod/environment.ts',
    replace: `tier: 'production',`,
    by: `tier: 'production',\n  retired: true,`,
  });
  writeGenerated(clone);
  const retired = commit();
  expect(deploy('prod').stdout).toBe(`prod: is delivered at ${retired.slice(0, 12)}\n`);
  const application = clone.git(
    'show',
    `${retired}:apps/environments/prod/manifests/_environment/applications/api.yaml`,
  );
  expect(application).toContain('Prune=confirm');
  expect(application).not.toContain('automated');
});

/** @returns the commit, with what synth writes */
function commit(...edits: readonly Edit[]): string {
  for (const edit of edits) apply(clone.root, edit);
  runTasks(clone, 'run-many', '--targets=synth');
  return clone.commit();
}

function deploy(environment: string): Ran {
  return clone.fairlead('deploy', '--env', environment, '--no-push');
}

function deployed(environment: string): string {
  return clone.git('rev-parse', ref(environment));
}

function ref(environment: string): string {
  return `refs/fairlead/deployed/${environment}`;
}

/** One run for each environment, as it is asked for in CI. */
function sinceDeploy(environment: string): Promise<readonly string[]> {
  return affectedTasks(clone, {
    mode: 'tasks',
    targets: leaves,
    base: ref(environment),
    head: 'HEAD',
    only: environment,
  });
}
