import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DemoClone } from './testing/demo-clone.js';

let demo: DemoClone;
beforeAll(() => {
  demo = new DemoClone();
});
afterAll(() => demo.remove());

test('a step that does not come out as it says ends the demo, and says which', async () => {
  const file = join(demo.clone.root, 'apps/services/api/Dockerfile.dockerignore');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, `${text}apps/services/api/NEWS.txt\n`);
  demo.clone.git('commit', '--quiet', '--all', '--message', 'no news in the image');
  try {
    const { exit, stdout, stderr } = await demo.run([]);
    expect({ exit, stdout }).toEqual({ exit: 5, stdout: '' });
    expect(stderr).toMatch(/FL_DEMO_STEP .*\n {2}images were built of no service, not of api; run/);
  } finally {
    demo.clone.git('reset', '--quiet', '--hard', 'HEAD^');
  }
  expect(demo.leftBehind()).toEqual([]);
});

test('a demo that a person interrupts takes its clone with it', async () => {
  let kept = 0;
  const { exit, stdout, stderr } = await demo.run([], (line, end) => {
    if (!line.includes('$ npx fairlead image push')) return;
    kept = demo.leftBehind().length;
    end('SIGINT');
  });
  expect(kept).toBe(1);
  expect({ exit, stdout }).toEqual({ exit: 130, stdout: '' });
  expect(stderr).toMatch(/fairlead: interrupted by SIGINT\n$/);
  expect(demo.leftBehind()).toEqual([]);
});

test('a checkout without a commit is told what is missing', async () => {
  rmSync(join(demo.clone.root, '.git'), { recursive: true });
  const { exit, stderr } = await demo.run([]);
  expect({ exit, stderr }).toEqual({
    exit: 5,
    stderr: 'FL_DEMO_GIT .\n  has no commit that could be cloned; clone the repository with git\n',
  });
  expect(demo.leftBehind()).toEqual([]);
});
