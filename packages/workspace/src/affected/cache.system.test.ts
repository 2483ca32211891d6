import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestClone } from '../testing/clone.js';
import { filesBelow } from '../testing/files-below.js';
import { runTasks } from '../testing/nx.js';
import { prodsRelease } from './definition-rows.js';
import { apply, type Edit } from './edit.js';
import { qa, withoutQa } from './life-rows.js';
import { writeGenerated } from './regenerate.js';

const outputs = ['manifests', 'monitors', 'infra'];
const clone = new TestClone();
const elsewhere = new TestClone('fairlead-test-in-a-folder-whose-name-is-longer-');

beforeAll(() => {
  for (const each of [clone, elsewhere]) runTasks(each, 'run-many', '--targets=synth');
  // Whatever is committed, rows begin with what synth writes.
  clone.keep();
});

afterAll(() => {
  clone.remove();
  elsewhere.remove();
});

test('two clones in different folders synthesize identical bytes', () => {
  const [one, other] = [synthesized(clone), synthesized(elsewhere)];
  expect(Object.keys(one)).toEqual(
    expect.arrayContaining(['dev/infra/cdk.tf.json', 'prod/monitors/api.json']),
  );
  expect(one).toEqual(other);
  for (const { root } of [clone, elsewhere]) expect(JSON.stringify(one)).not.toContain(root);
});

test('what is deleted, edited or added among the outputs is put right from the cache', () => {
  clone.reset();
  const before = synthesized(clone);
  for (const output of outputs) rmSync(environment('dev', output), { recursive: true });
  edit({ file: 'apps/environments/stg/manifests/api/objects.yaml', append: '# By hand\n' });
  edit({ file: 'apps/environments/stg/manifests/api/stray.yaml', create: 'kind: ConfigMap\n' });

  const results = runTasks(clone, 'run-many', '--targets=synth');

  expect(tasksThat('ran', results)).toEqual([]);
  expect(tasksThat('kept', results)).toHaveLength(3 + 3 * 4);
  expect(synthesized(clone)).toEqual(before);
});

test(`under the aggregate, a release runs its environment's manifests and nothing beside them`, () => {
  clone.reset();
  edit(...prodsRelease);
  const results = affected('synth');
  expect(tasksThat('ran', results)).toEqual(['prod:synth', 'prod:synth-k8s']);
  expect(tasksThat('kept', results)).toEqual([
    'infra:build',
    'k8s:build',
    'monitors:build',
    'prod:synth-infra',
    'prod:synth-monitors',
  ]);
});

test('a comment in a compiler builds the same bundle, so every synth is a cache hit', () => {
  clone.reset();
  edit({ file: 'packages/k8s/src/task.ts', append: '// Read by nobody.\n' });
  const results = affected('synth-k8s');
  expect(tasksThat('ran', results)).toEqual(['k8s:build']);
  expect(tasksThat('kept', results)).toEqual(['dev:synth-k8s', 'prod:synth-k8s', 'stg:synth-k8s']);
});

test('when an environment is deleted, the others are looked at and none of them is synthesized again', () => {
  clone.reset();
  edit(...qa);
  writeGenerated(clone);
  const base = clone.tree();
  edit(...withoutQa);
  writeGenerated(clone);
  const results = runTasks(clone, 'affected', '--targets=synth', `--base=${base}`, `--head=${clone.tree()}`);
  expect(tasksThat('ran', results)).toEqual([]);
  expect(tasksThat('kept', results)).toEqual(
    expect.arrayContaining(['dev:synth', 'prod:synth', 'stg:synth']),
  );
});

test('an environment that left the platform is not forgotten while its folder stands', () => {
  clone.reset();
  edit(...qa.filter((each) => 'create' in each), {
    file: 'apps/environments/qa/releases/api.json',
    create: '{}\n',
  });
  const before = clone.tree();
  const { exit, stderr } = clone.projen();
  expect(exit).toBe(1);
  expect(stderr).toContain('FL_ENVIRONMENT_ABANDONED apps/environments/qa');
  expect(clone.tree()).toBe(before);
});

function affected(target: string) {
  return runTasks(
    clone,
    'affected',
    `--targets=${target}`,
    `--base=${clone.start}`,
    `--head=${clone.tree()}`,
  );
}

function edit(...edits: readonly Edit[]): void {
  for (const each of edits) apply(clone.root, each);
}

function tasksThat(result: 'ran' | 'kept', results: ReturnType<typeof runTasks>): readonly string[] {
  return Object.keys(results).filter((task) => results[task] === result);
}

function environment(name: string, folder: string): string {
  return join(clone.root, 'apps/environments', name, folder);
}

/** Everything that synth writes, by its path from the folder of environments. */
function synthesized({ root }: TestClone): Readonly<Record<string, string>> {
  const files = Object.entries(filesBelow(join(root, 'apps/environments')));
  return Object.fromEntries(files.filter(([path]) => outputs.includes(path.split('/')[1] ?? '')));
}
