import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Ran, TestClone } from '@fairlead/workspace/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { strategyNames } from './strategies.js';

const launcher = fileURLToPath(new URL('../../bin/fairlead.mjs', import.meta.url));

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

test.each(strategyNames)(
  '%s: a commit reaches production, and a bad one is taken back',
  async (strategy) => {
    const { exit, stdout, stderr } = await demo(['--keep', '--json', '--strategy', strategy], () => {});
    expect(exit, stderr).toBe(0);
    const { steps, kept } = JSON.parse(stdout) as { steps: readonly Step[]; kept: string };
    expect(steps.map(({ step }) => step)).toEqual([
      ...['harbour', 'synthesize', 'change', 'compare', 'merge'],
      ...['stage', 'request', 'production', 'rollback', 'status'],
    ]);
    const of = Object.fromEntries(steps.map(({ step, json }) => [step, json]));
    expect(of['harbour']).toMatchObject({ strategy, built: ['api', 'web', 'worker'] });
    expect(of['synthesize']).toMatchObject({ first: { fromCache: 0 }, again: { fromCache: 15, tasks: 15 } });
    const prodOnly = ['deploy', 'deploy-k8s', 'synth', 'synth-infra', 'synth-k8s', 'synth-monitors'].map(
      (task) => `prod:${task}`,
    );
    expect(of['change']?.['affected']).toEqual(prodOnly);
    expect(of['production']?.['affected']).toEqual(prodOnly);
    const { commit } = of['merge'] as { commit: string };
    expect(of['request']?.['body']).toContain(`\`${commit.slice(0, 7)}\` feat`);
    expect(of['rollback']).toMatchObject({ closed: true, held: true });
    // What the demo says is what the kept clone says: its history is in Git, not in the demo.
    const said = execFileSync(
      process.execPath,
      [launcher, 'history', '--env', 'prod', '--service', 'api', '--json'],
      {
        cwd: kept,
        encoding: 'utf8',
      },
    );
    const { events } = JSON.parse(said) as { events: readonly { readonly kind: string }[] };
    expect(events.map(({ kind }) => kind).slice(0, 3)).toEqual(['back', 'new', 'new']);
    expect(stderr).toContain(`The clone is kept: ${kept}`);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what a terminal reads as colour
    expect(stdout + stderr).not.toMatch(/\u001b\[/);
    expect(stateOf(clone)).toBe(before);
    rmSync(join(kept, '..'), { recursive: true });
  },
  600_000,
);

test('a step that does not come out as it says ends the demo, and says which', async () => {
  const file = join(clone.root, 'apps/services/api/Dockerfile.dockerignore');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, `${text}apps/services/api/NEWS.txt\n`);
  clone.git('commit', '--quiet', '--all', '--message', 'no news in the image');
  try {
    const { exit, stdout, stderr } = await demo([], () => {});
    expect({ exit, stdout }).toEqual({ exit: 5, stdout: '' });
    expect(stderr).toMatch(/FL_DEMO_STEP .*\n {2}images were built of no service, not of api; run/);
  } finally {
    clone.git('reset', '--quiet', '--hard', 'HEAD^');
  }
  expect(leftBehind()).toEqual([]);
});

interface Step {
  readonly step: string;
  readonly json: { readonly [name: string]: unknown };
}

test('a demo that a person interrupts takes its clone with it', async () => {
  let kept = 0;
  const { exit, stdout, stderr } = await demo([], (line, end) => {
    if (!line.includes('$ npx fairlead image push')) return;
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
