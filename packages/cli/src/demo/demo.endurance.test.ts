import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { strategyNames } from './strategies.js';
import { DemoClone } from './testing/demo-clone.js';

const launcher = fileURLToPath(new URL('../../bin/fairlead.mjs', import.meta.url));

let demo: DemoClone;
/** What Git says of the checkout before the demo ran in it. */
let before: string;

beforeAll(() => {
  demo = new DemoClone();
  before = demo.state();
});
afterAll(() => demo.remove());

test.each(strategyNames)(
  '%s: a commit reaches production, and a bad one is taken back',
  async (strategy) => {
    const { exit, stdout, stderr } = await demo.run(['--keep', '--json', '--strategy', strategy]);
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
    expect(demo.state()).toBe(before);
    rmSync(join(kept, '..'), { recursive: true });
  },
  600_000,
);

interface Step {
  readonly step: string;
  readonly json: { readonly [name: string]: unknown };
}
