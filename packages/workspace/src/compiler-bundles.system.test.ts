import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestClone } from './testing/clone.js';
import { filesBelow } from './testing/files-below.js';

/** What each compiler writes of an environment's folder. */
const compilers = { infra: 'infra', k8s: 'manifests', monitors: 'monitors' };

const clone = new TestClone();
beforeAll(() => {
  for (const name of Object.keys(compilers)) clone.node('packages/workspace/bundle.mjs', `packages/${name}`);
});
afterAll(() => clone.remove());

// Other tests run a compiler's source, from which nothing is left out.
test.each(Object.entries(compilers))('the bundle of %s renders the golden trees', (name, output) => {
  const golden = join(clone.root, 'packages', name, 'golden');
  const cases = readdirSync(golden);
  expect(cases).not.toEqual([]);
  for (const each of cases) {
    const folder = join(clone.root, 'rendered', name, each);
    cpSync(join(golden, each), folder, { recursive: true });
    execFileSync(process.execPath, [join(clone.root, 'packages', name, 'dist/task.cjs'), folder]);
    expect(filesBelow(join(folder, output))).toEqual(filesBelow(join(golden, each, 'expected')));
  }
});
