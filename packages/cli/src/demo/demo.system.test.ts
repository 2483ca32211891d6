import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ran, TestClone } from '@fairlead/workspace/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

let clone: TestClone;
/** Where the demo makes its folder. */
let temporary: string;
/** What Git says of the checkout before the demo ran in it. */
let before: string;

beforeAll(() => {
  clone = new TestClone();
  temporary = realpathSync(mkdtempSync(join(tmpdir(), 'fairlead demo test ')));
  before = stateOf(clone);
});

afterAll(() => {
  clone.remove();
  rmSync(temporary, { recursive: true, force: true });
});

function stateOf(of: TestClone): string {
  return [of.git('status', '--porcelain'), of.git('for-each-ref'), of.git('rev-parse', 'HEAD')].join('\n');
}

/** Runs the demo, and hands each line that it says on standard error to `heard`, which may end it. */
function demo(
  args: readonly string[],
  heard: (line: string, end: (signal: NodeJS.Signals) => void) => void,
): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['packages/cli/bin/fairlead.mjs', 'demo', ...args], {
      cwd: clone.root,
      env: { ...clone.env, TMPDIR: temporary },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text;
      for (const line of text.split('\n')) heard(line, (signal) => child.kill(signal));
    });
    child.on('close', (exit) => resolve({ exit, stdout, stderr }));
  });
}

const leftBehind = () => readdirSync(temporary).filter((name) => name.startsWith('fairlead-demo-'));

test('the demo walks from a definition to what Argo CD applies, and leaves the checkout alone', async () => {
  const { exit, stdout, stderr } = await demo(['--keep', '--json'], () => {});
  expect(exit, stderr).toBe(0);
  const { steps, kept } = JSON.parse(stdout) as { steps: readonly Step[]; kept: string };
  expect(steps.map(({ step }) => step)).toEqual(['synthesize', 'change', 'compare', 'release', 'deliver']);
  const [synthesize, change, compare, release, deliver] = steps.map(({ json }) => json);
  expect(synthesize).toMatchObject({ first: { fromCache: 0 }, again: { fromCache: 15, tasks: 15 } });
  expect(change?.['affected']).toEqual(
    ['deploy', 'deploy-k8s', 'synth', 'synth-infra', 'synth-k8s', 'synth-monitors'].map(
      (task) => `stg:${task}`,
    ),
  );
  expect(compare).toMatchObject({ environments: [{ changes: [] }, { environment: 'stg' }, { changes: [] }] });
  expect(release?.['files']).toEqual(
    Object.fromEntries(
      ['dev', 'stg'].map((name) => [
        name,
        [
          `apps/environments/${name}/manifests/api/kustomization.yaml`,
          `apps/environments/${name}/releases/api.json`,
        ],
      ]),
    ),
  );
  expect(deliver?.['delivered']).toEqual([
    { environment: 'dev', moved: true },
    { environment: 'stg', moved: true },
    { environment: 'prod', moved: false },
  ]);
  expect(existsSync(join(kept, 'apps/platform.ts'))).toBe(true);
  expect(stderr).toContain(`The clone is kept: ${kept}`);
  expect(stateOf(clone)).toBe(before);
  rmSync(join(kept, '..'), { recursive: true });
});

interface Step {
  readonly step: string;
  readonly json: { readonly [name: string]: unknown };
}

test('a demo that a person interrupts takes its clone with it', async () => {
  let kept = 0;
  const { exit, stdout, stderr } = await demo([], (line, end) => {
    if (!line.includes('$ npx fairlead synth')) return;
    kept = leftBehind().length;
    end('SIGINT');
  });
  expect(kept).toBe(1);
  expect({ exit, stdout }).toEqual({ exit: 130, stdout: '' });
  expect(stderr).toMatch(/fairlead: interrupted by SIGINT\n$/);
  expect(leftBehind()).toEqual([]);
});

test('a checkout without a commit is told what is missing', async () => {
  rmSync(join(clone.root, '.git'), { recursive: true });
  const { exit, stderr } = await demo([], () => {});
  expect({ exit, stderr }).toEqual({
    exit: 5,
    stderr: 'FL_DEMO_GIT .\n  has no commit that could be cloned; clone the repository with git\n',
  });
  expect(leftBehind()).toEqual([]);
});
