import { expect, test } from 'vitest';
import { withVersions } from './actions.js';
import { ciWorkflow } from './ci-workflow.js';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly 'timeout-minutes'?: number;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

const workflow = ciWorkflow(['endurance']) as { permissions: object; jobs: Record<string, Job> };
const jobs = Object.values(workflow.jobs);
const steps = jobs.flatMap((job) => job.steps);

test('every job may only read the repository and ends by itself', () => {
  expect(workflow.permissions).toEqual({});
  expect(jobs.map((job) => job.permissions)).toEqual(jobs.map(() => ({ contents: 'read' })));
  for (const job of jobs) expect(job['timeout-minutes']).toBeGreaterThan(0);
});

test('every action is pinned to a commit, with its release in a comment', () => {
  const used = steps.flatMap((step) => step.uses ?? []);
  for (const uses of used) expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
  for (const uses of used)
    expect(withVersions(`uses: ${uses}\n`)).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+\n$/);
});

test('a checkout leaves no credential behind', () => {
  const checkouts = steps.filter((step) => step.uses?.startsWith('actions/checkout@'));
  expect(checkouts.length).toBe(jobs.length);
  for (const step of checkouts) expect(step.with).toMatchObject({ 'persist-credentials': false });
});

test('no shell line contains an expression that GitHub would paste into it', () => {
  for (const { run = '' } of steps) expect(run).not.toContain('${{');
});

test('a file that projen or a synth would write differently fails the run, a new one too', () => {
  const runs = workflow.jobs['verify']?.steps.flatMap((step) => step.run ?? []);
  expect(runs).toEqual([
    'npm ci',
    'npx projen',
    'npx nx run-many -t synth',
    'git add --all --intent-to-add && git diff --exit-code',
    'npm test',
    'npm run endurance',
  ]);
});
